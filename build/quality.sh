#!/usr/bin/env bash
# Measures the masking of single texts:
#   build/quality.sh            writes recall, precision and well-formedness to src/docs/quality.md
#   build/quality.sh misses     prints lines that come out wrong; kinds of source, or json, xml, query and yaml, may follow
#   build/quality.sh hostile    prints how the cost grows with the length of texts that are made to be slow; lengths may follow
#   build/quality.sh speed      prints nanoseconds for each character, and bytes
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
project=test/Serilog.Ecs.Masking.Quality
program=.artifacts/bin/Serilog.Ecs.Masking.Quality/release_net10.0/Serilog.Ecs.Masking.Quality.dll

dotnet build "$project" -c Release -f net10.0 -v quiet
if [ $# -eq 0 ]; then
  dotnet "$program" quality | tee src/docs/quality.md
else
  dotnet "$program" "$@"
fi
