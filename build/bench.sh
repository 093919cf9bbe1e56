#!/usr/bin/env bash
# Measures the pack against Serilog's own formatter and without masking, in about five minutes:
#   build/bench.sh            prints the tables
#   build/bench.sh --write    also writes them to test/Serilog.Ecs.Masking.Benchmarks/results.md, and draws the chart of the README
# Every ratio is of one run, in the time of the thread, so that other work on the machine disturbs it little.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
results=test/Serilog.Ecs.Masking.Benchmarks/results.md
benchmarks=.artifacts/bin/Serilog.Ecs.Masking.Benchmarks/release/Serilog.Ecs.Masking.Benchmarks.dll

dotnet build test/Serilog.Ecs.Masking.Benchmarks -c Release -v quiet -nologo >/dev/null
processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -1 || true)

measure() {
  printf '# Results of the benchmarks\n\n'
  printf 'Written by build/bench.sh at commit %s, %s.\n' "$(git rev-parse --short HEAD)" "$(date -u +%F)"
  printf '%s, %s processors, %s, .NET %s.\n\n' "${processor:-unknown processor}" "$(getconf _NPROCESSORS_ONLN)" "$(uname -s)" "$(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \([^ ]*\).*/\1/p' | tail -1)"
  printf '## One event as a document\n\n'
  dotnet "$benchmarks" --formatters
  printf '\n## From the logger to a file\n\n'
  dotnet "$benchmarks" --throughput
  printf '\n## Looking for something to mask in one text\n\n'
  build/quality.sh speed | grep '^|'
}

if [[ ${1:-} == --write ]]; then
  measure | tee "$results.new"
  mv "$results.new" "$results"
  build/speed-chart.py
else
  measure
fi
