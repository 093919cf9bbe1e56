#!/usr/bin/env bash
# Searches the memory of a process for the secrets that it logged: after their events none may be in it, by any of 29 ways of logging.
#   build/hygiene.sh
# Says which are in arrays of .NET's own pool, which string.Format and Exception.ToString() give back as they are. Linux only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
dotnet test test/Serilog.Ecs.Masking.Hosting.Tests -f net10.0 --filter MemoryTests --logger 'console;verbosity=detailed' | grep -E '^ *(In arrays|Passed|Failed|Total|Expected|But was)|error'
