#!/usr/bin/env bash
# Restores, builds, tests and packs everything, from any folder: build/build.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet restore
dotnet build --no-restore -c Release
dotnet test --no-build -c Release
dotnet pack -c Release -p:PrecompileFor="${PRECOMPILE_FOR-linux-x64 win-x64}"
