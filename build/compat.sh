#!/usr/bin/env bash
# Tests the pack beside the packages that people have with it, which the build itself does not need: Serilog 4 and what goes with it,
# Serilog.AspNetCore of then and now, OpenTelemetry's instrumentation; and Serilog.Enrichers.Span and Elastic.CommonSchema.Serilog where
# they are to be had. build/compat.sh [--quick] [SOURCE], where SOURCE is a package source (a URL or a folder) besides the usual one, and
# --quick leaves out the pack's own tests with the newest Serilog. Says what was left out for want of packages.
set -uo pipefail
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

quick=
if [[ ${1:-} == --quick ]]; then
  quick=yes
  shift
fi

more=()
if [[ -n ${1:-} ]]; then
  source=$1
  [[ -d $source ]] && source=$(cd "$source" && pwd)
  more=(-p:RestoreAdditionalProjectSources="$source")
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
project=test/Serilog.Ecs.Masking.Compatibility
failed=0
has() { dotnet restore "$project" ${more[@]+"${more[@]}"} "$@" >/dev/null 2>&1; }
run() { printf '\n## %s\n' "$1"; dotnet test "${@:2}" ${more[@]+"${more[@]}"} || failed=1; }

parts=()
for part in Elastic Span; do
  if has -p:With$part=true; then
    parts+=(-p:With$part=true)
  else
    echo "skipped: no package source has what the tests in $project/$part need"
  fi
done

if has -p:SerilogPackages=newest; then
  run "Beside the newest packages" "$project" -p:SerilogPackages=newest ${parts[@]+"${parts[@]}"}
  if [[ -z $quick ]]; then
    for tests in Serilog.Ecs.Masking.Tests Serilog.Ecs.Masking.Hosting.Tests Serilog.Ecs.Masking.AspNetCore.Tests; do
      run "$tests with the newest Serilog" test/$tests -p:SerilogPackages=newest -f net10.0
    done
  fi
else
  echo "skipped: no package source has the newest Serilog and what goes with it"
fi

if has -p:SerilogPackages=oldest; then
  run "Beside the packages of Serilog 3" "$project" -p:SerilogPackages=oldest
else
  echo "skipped: no package source has Serilog.AspNetCore for Serilog 3"
fi

exit $failed
