#!/usr/bin/env bash
# Fuzzing that follows the coverage of the code, with SharpFuzz and AFL++:
#   build/coverage-fuzz.sh [MINUTES] [TARGET…]    the default is 12 minutes of each: redactor, otel, verifier, settings, ecslog
# Prints for each target how many inputs were run, how many paths were found, and how many inputs crashed or hung; these stay in
# .artifacts/coverage-fuzz. A finding is repeated by  dotnet Serilog.Ecs.Masking.CoverageFuzz.dll TARGET FILE.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
minutes=${1:-12}
targets=("${@:2}")
[[ ${#targets[@]} -gt 0 ]] || targets=(redactor otel verifier settings ecslog)
version=2.3.0
tools=$PWD/.artifacts/tools
work=$PWD/.artifacts/coverage-fuzz
name=Serilog.Ecs.Masking.CoverageFuzz
failures=0

if ! command -v afl-fuzz >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  timeout 120 apt-get install -y -q --no-install-recommends afl++ >/dev/null 2>&1 || true
fi
command -v afl-fuzz >/dev/null || { echo "skipped: afl-fuzz is not installed, and could not be"; exit 0; }
[ -x "$tools/sharpfuzz" ] || dotnet tool install SharpFuzz.CommandLine --version "$version" --tool-path "$tools" >/dev/null

rm -rf "$work"
mkdir -p "$work/out"
dotnet publish "test/$name" -c Release -o "$work/program" -v quiet -nologo
for assembly in Serilog.Ecs.Masking.Redaction Serilog.Ecs.Masking ecslog; do
  "$tools/sharpfuzz" "$work/program/$assembly.dll" >/dev/null
done

# Inputs to begin with: lines of the tables that the tests read.
seeds() {
  mkdir -p "$work/in/$1"
  case $1 in
    redactor) grep -hv '^//' test/Serilog.Ecs.Masking.Redaction.Tests/Cases/Notations/*.txt | awk -F'⇶' 'NR % 41 == 0 { print $2 }' | split -l 1 - "$work/in/$1/line" ;;
    otel) printf 'service.name=shop,team=identity%%20and%%20more' >"$work/in/$1/a"; printf 'service.version=1.0,,k8s.pod.name=%%ED%%95%%9C' >"$work/in/$1/b" ;;
    verifier) printf '{"@timestamp":"2025-12-17T10:00:00.000Z","log.level":"info","message":"a","ecs.version":"8.11.0","event.hash":"00"}\n' >"$work/in/$1/a" ;;
    settings) printf '{"Serilog":{"EcsMasking":{"serviceName":"shop","maxDepth":3,"masking":{"mode":"Mask","sensitiveKeys":{"a":"b"}}}},"Options":{"nameCasing":"Snake"}}' >"$work/in/$1/a" ;;
    ecslog) printf '{"@timestamp":"2025-12-17T10:00:00.000Z","log.level":"info","message":"a","ecs.version":"8.11.0","labels":{"a":1}}\nno json\n' >"$work/in/$1/a" ;;
  esac
}

export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_NO_AFFINITY=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_FORKSRV_INIT_TMOUT=60000 AFL_IGNORE_PROBLEMS=1
value() { sed -nE "s/^$1 *: *(.*)/\1/p" "$work/out/$target/default/fuzzer_stats"; }
for target in "${targets[@]}"; do
  seeds "$target"
  afl-fuzz -i "$work/in/$target" -o "$work/out/$target" -t 10000 -m none -V "$((minutes * 60))" dotnet "$work/program/$name.dll" "$target" >"$work/$target.txt" 2>&1 || true
  if [[ ! -f $work/out/$target/default/fuzzer_stats ]]; then
    echo "FAILED: $target did not run"; tail -5 "$work/$target.txt"; failures=$((failures + 1)); continue
  fi
  crashes=$(value saved_crashes) hangs=$(value saved_hangs)
  # An input that never ends, or that ends the process, ends the fuzzer too: it is the last one.
  if [[ $(value run_time) -lt $((minutes * 54)) ]]; then
    echo "FAILED: $target ended after $(value run_time) seconds; the input is $work/out/$target/default/.cur_input"; failures=$((failures + 1))
  fi
  printf '%-9s %10s inputs  %8s a second  %6s paths  %s crashes  %s hangs\n' "$target" "$(value execs_done)" "$(value execs_per_sec)" "$(value corpus_count)" "$crashes" "$hangs"
  [[ $crashes == 0 ]] || failures=$((failures + 1))
done

[[ $failures == 0 ]]
