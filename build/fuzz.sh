#!/usr/bin/env bash
# The random tests, with other events and texts in each round and many more of them than an ordinary run has:
#   build/fuzz.sh [ROUNDS]
# FUZZ_STRINGS and FUZZ_EVENTS say how many. A round that fails prints ECS_TEST_SEED=<number>, which repeats it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export FUZZ_STRINGS="${FUZZ_STRINGS:-1000000}" FUZZ_EVENTS="${FUZZ_EVENTS:-200000}" ECS_TEST_SEED="${ECS_TEST_SEED:-random}"
projects=(Serilog.Ecs.Masking.Redaction.Tests Serilog.Ecs.Masking.Tests)
filter='Fuzz|Property|Injection|InertMessage|Random|TokenFormat|Channel|Pipeline|Misspelt|Sieve'

for project in "${projects[@]}"; do dotnet build "test/$project" -c Release -f net10.0; done
for round in $(seq "${1:-1}"); do
  printf '\n## round %s\n' "$round"
  for project in "${projects[@]}"; do dotnet test "test/$project" -c Release -f net10.0 --no-build --filter "$filter"; done
done
