#!/usr/bin/env bash
# The fault injection of the ordinary tests at length: 64 threads while files are rotated, full disks, a hundred kills in mid-write.
#
#   build/faults.sh [FACTOR]    how many times as long as the ordinary tests; the default is 100
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
factor=${1:-100}

export FAULT_EVENTS=$((factor * 50)) FAULT_KILLS=$factor
dotnet test test/Serilog.Ecs.Masking.Tests -f net10.0 --filter "FullyQualifiedName~Tests.Files."
dotnet test test/Serilog.Ecs.Masking.Hosting.Tests -f net10.0 --filter KilledProcessTests
