#!/usr/bin/env bash
# Tests the pack beside packages that the build itself does not need: Elastic.CommonSchema.Serilog and Serilog.Enrichers.Span.
# build/compat.sh [SOURCE], where SOURCE is a package source (a URL or a folder) besides the usual one. Reports what was left out
# because no package source has it.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

more=()
if [[ -n ${1:-} ]]; then
  source=$1
  [[ -d $source ]] && source=$(cd "$source" && pwd)
  more=(-p:RestoreAdditionalProjectSources="$source")
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
project=test/Serilog.Ecs.Masking.Compatibility
parts=()
for part in Elastic Span; do
  if dotnet restore "$project" ${more[@]+"${more[@]}"} "-p:With$part=true" >/dev/null 2>&1; then
    parts+=("-p:With$part=true")
  else
    echo "skipped: no package source has what the tests in $project/$part need"
  fi
done

if [[ ${#parts[@]} -gt 0 ]]; then
  dotnet test "$project" ${more[@]+"${more[@]}"} "${parts[@]}"
fi
