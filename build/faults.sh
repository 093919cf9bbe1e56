#!/usr/bin/env bash
# Injects the faults that files, disks, machines and programs have, and checks for each what may be lost and how it is reported:
#   build/faults.sh [FACTOR]    how many times as long as the ordinary tests; the default is 100, about ten minutes. 1 is the short form.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
factor=${1:-100}
export FAULT_EVENTS=$((factor * 50)) FAULT_KILLS=$factor
failures=0
begun=$SECONDS

pack=Serilog.Ecs.Masking.Tests
hosting=Serilog.Ecs.Masking.Hosting.Tests
for project in $pack $hosting; do dotnet build "test/$project" -f net10.0 -v quiet -nologo; done

# fault | what may be lost | how it is reported | project | tests
rows=(
  "disk full, freed again|the events of that time|an event with their number, first; SelfLog at begin and end|$pack|Files.OutageTests"
  "file, folder or mode at start|nothing: the program does not start|IOException that names the file|$pack|Files.UnwritableFileTests"
  "folder or file removed later|nothing without buffers|-|$pack|Files.RotationTests|FilePlaceTests"
  "logrotate: rename, create, copytruncate|nothing; with copytruncate what logrotate itself loses|-|$pack|Files.RotationTests"
  "a volume that does not answer|the events of that time|as a full disk|$pack|Files.RetryPauseTests"
  "a write that fails in the middle|that event, unless closing writes it|as a full disk|$pack|Files.LineStreamTests"
  "kill -9 in mid-write|at most the event being written, as one torn line|the line break that ends the torn line|$hosting|KilledProcessTests"
  "power cut: torn last line|what was not on the disk, and one torn line|as above; EcsIntegrity: open end|$pack|Integrity.SealedFileTests|ATornLine"
  "clock set back or forward|nothing|-|$pack|AClockThatIsSetBack|EventIdentityTests"
  "culture and time zone|nothing; the same bytes|-|$pack|CultureTests"
  "64 threads, rotated meanwhile|nothing|-|$pack|Files.ConcurrencyTests"
  "closed while others log|what is logged after it|-|$pack|ALoggerThatIsClosed|ClosedSinkTests"
  "a sink, hook or ToString that logs|nothing; no endless loop|SelfLog|$pack|AHookThatLogs|AListenerOfTheSelfLog|HostileInputTests"
  "the host ends or is stopped|nothing that was logged before|the last event of the host|$hosting|ProcessTests"
)

printf '\n%-42s %-8s %5s  %s\n' "fault" "result" "tests" "may be lost; reported by"
for row in "${rows[@]}"; do
  IFS='|' read -r fault lost reported project filter <<<"$row"
  output=$(dotnet test "test/$project" -f net10.0 --no-build -nologo --filter "FullyQualifiedName~${filter//|/|FullyQualifiedName~}" 2>&1) && result=held || result=FAILED
  tests=$(grep -oE 'Passed: +[0-9]+' <<<"$output" | grep -oE '[0-9]+' | tail -1)
  printf '%-42s %-8s %5s  %s; %s\n' "$fault" "$result" "${tests:-0}" "$lost" "$reported"
  if [[ $result == FAILED || ${tests:-0} == 0 ]]; then
    failures=$((failures + 1))
    grep -A 12 '^  Failed ' <<<"$output" || true
  fi
done

printf '\n%s kinds of fault with factor %s in %s seconds, %s failed\n' "${#rows[@]}" "$factor" "$((SECONDS - begun))" "$failures"
[[ $failures == 0 ]]
