#!/usr/bin/env bash
# What the pack adds to the start of a process that reads settings and writes one event, against Serilog's JSON formatter:
#   build/startup.sh [PAIRS]
# First as `dotnet build` makes it, which compiles methods as they are called; then as the packages of build/build.sh have it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
pairs=${1:-15}
platform=$(dotnet --info | sed -n 's/^ *RID: *//p' | head -1)
benchmarks=.artifacts/bin/Serilog.Ecs.Masking.Benchmarks/release
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build test/Serilog.Ecs.Masking.Benchmarks -c Release -v quiet
cp -R "$benchmarks" "$work/packed"
dotnet publish src/Serilog.Ecs.Masking -c Release -f net10.0 -r "$platform" --self-contained false -p:PublishReadyToRun=true -o "$work/native" -v quiet
cp "$work/native/Serilog.Ecs.Masking.dll" "$work/native/Serilog.Ecs.Masking.Redaction.dll" "$work/packed/"

echo "As built:"
dotnet "$benchmarks/Serilog.Ecs.Masking.Benchmarks.dll" --startup "$pairs"
echo "As packed, with native code for $platform:"
dotnet "$work/packed/Serilog.Ecs.Masking.Benchmarks.dll" --startup "$pairs"
