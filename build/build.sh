#!/usr/bin/env bash
# Restores, builds, tests and packs everything, from any folder: build/build.sh
# A release names its repository, with REPOSITORY_URL=https://… before the command, and passes build/packages-test.py --release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

dotnet restore
dotnet build --no-restore -c Release
dotnet test --no-build -c Release
dotnet pack -c Release -p:PrecompileFor="${PRECOMPILE_FOR-linux-x64 win-x64}"
build/packages-test.py
