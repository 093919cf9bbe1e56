#!/usr/bin/env bash
# Tests the pack beside Serilog 4, Serilog.AspNetCore, Serilog.Enrichers.Span and Elastic.CommonSchema.Serilog, which the
# build itself does not need: build/compat.sh [SOURCE], where SOURCE is a package source (a URL or a folder) that has them.
set -euo pipefail
source=${1:-https://api.nuget.org/v3/index.json}
if [[ -d $source ]]; then
  source=$(cd "$source" && pwd)
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet test test/Serilog.Ecs.Masking.Compatibility -p:RestoreAdditionalProjectSources="$source"
