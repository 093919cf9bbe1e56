#!/usr/bin/env bash
# Mutates a part of the engine and reports the share of mutants that its tests notice:
#   build/mutation.sh                              Judging/SecretStrength.cs, which takes a few minutes
#   build/mutation.sh 'Shapes/Numbers/**/*.cs'     another part, as a path below src/Serilog.Ecs.Masking.Redaction
# The whole engine takes hours: its tests are tables of thousands of rows. The report is in .artifacts/mutation.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
version=5.1.0
tools=$PWD/.artifacts/tools
part=${1:-Judging/SecretStrength.cs}

[ -x "$tools/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$tools"
cd test/Serilog.Ecs.Masking.Redaction.Tests
"$tools/dotnet-stryker" --project Serilog.Ecs.Masking.Redaction.csproj --mutate "**/$part" --target-framework net10.0 \
  --reporter json --reporter cleartext --output ../../.artifacts/mutation --skip-version-check
