#!/usr/bin/env bash
# Random events and texts, more of them than an ordinary run of the tests has:
#   build/fuzz.sh [EVENTS] [SEED]    the default is 20,000 events of the seed of the ordinary tests, about half a minute
# Events have planted canaries in names, values, templates, exceptions, scopes and activities (test/Serilog.Ecs.Masking.Tests/Fuzzing);
# each is held against all that is promised of a line, by every way of writing it. SEED is a number or "random"; every test prints its own.
# A finding is printed as small as it can be made, as a row for Cases/fuzz-findings.txt, which the tests read. FUZZ_THREADS is the number
# of threads, by default one for each processor.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
events=${1:-20000}
export ECS_TEST_SEED="${2:-${ECS_TEST_SEED:-}}" FUZZ_THREADS="${FUZZ_THREADS:-$(nproc)}"
export FUZZ_PLANTED=$events FUZZ_STRINGS=$((events * 2)) FUZZ_EVENTS=$((events / 10 + 100))

begun=$SECONDS
for project in Serilog.Ecs.Masking.Redaction.Tests Serilog.Ecs.Masking.Tests; do
  dotnet build "test/$project" -f net10.0 -v quiet
  filter='Fuzz|PropertyBased|RedactorProperty|ValueScannerProperty|StyleProperty|DocumentProperty|TokenFormat|Misspelt'
  dotnet test "test/$project" -f net10.0 --no-build --filter "$filter"
done
printf '\n%s events with every way of writing them and %s texts in %s seconds: no finding.\n' "$events" "$FUZZ_STRINGS" "$((SECONDS - begun))"
