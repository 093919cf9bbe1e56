#!/usr/bin/env bash
# Random events and texts, more of them than an ordinary run of the tests has:
#   build/fuzz.sh [EVENTS] [SEED]    the default is 20,000 events of the seed of the ordinary tests, about two minutes
# Events have planted canaries in names, values, templates, exceptions, scopes and activities (test/Serilog.Ecs.Masking.Tests/Fuzzing);
# each is held against all that is promised of a line, by every way of writing it. SEED is a number or "random"; it is printed, and repeats
# the run. With one, every way by which a secret reaches a line is tried too, with other secrets than those of the ordinary tests.
# A finding is printed as small as it can be made, as a row for Cases/fuzz-findings.txt, which the tests read. FUZZ_THREADS is the number
# of threads, by default one for each processor; FUZZ_NO_BUILD=1 takes the Release build that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
events=${1:-20000}
seed=${2:-${ECS_TEST_SEED:-}}
[[ $seed != random ]] || seed=$((RANDOM * 32768 + RANDOM))
export ECS_TEST_SEED=$seed FUZZ_THREADS="${FUZZ_THREADS:-$(nproc)}"
export FUZZ_PLANTED=$events FUZZ_STRINGS=$((events * 2)) FUZZ_EVENTS=$((events / 10 + 100))
filter='Fuzz|PropertyBased|RedactorProperty|ValueScannerProperty|StyleProperty|DocumentProperty|TokenFormat|Misspelt'
[[ -z $seed ]] || { filter+='|Channel'; export ALL_EDITS=1; }

begun=$SECONDS
failures=0
printf 'Seed: %s\n' "${seed:-that of the ordinary tests}"
for project in Serilog.Ecs.Masking.Redaction.Tests Serilog.Ecs.Masking.Tests; do
  [[ -n ${FUZZ_NO_BUILD:-} ]] || dotnet build "test/$project" -c Release -f net10.0 -v quiet
  dotnet test "test/$project" -c Release -f net10.0 --no-build --filter "$filter" || failures=$((failures + 1))
done
printf '\n%s events with every way of writing them and %s texts in %s seconds: %s\n' \
  "$events" "$FUZZ_STRINGS" "$((SECONDS - begun))" "$([[ $failures == 0 ]] && echo "no finding" || echo "findings in $failures projects")"
[[ $failures == 0 ]]
