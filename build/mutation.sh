#!/usr/bin/env bash
# Changes a part of the code in small ways and counts which changes its tests notice:
#   build/mutation.sh              the parts below, one after the other, a few minutes each
#   build/mutation.sh PART…        some of them
#   build/mutation.sh PROJECT FILES FILTER    another part: a project of src without its prefix, files below it, tests of its test project
# The whole engine takes hours: its tests are tables of thousands of rows. Reports are in .artifacts/mutation.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
version=5.1.0
tools=$PWD/.artifacts/tools

# part|project (- is the pack)|files|tests
parts=(
  'integrity|-|Integrity/**/*.cs|FullyQualifiedName~Tests.Integrity'
  'json|-|Json/**/*.cs|FullyQualifiedName~Tests.Json|FullyQualifiedName~Output'
  'sql|-|Redaction/Templates/SqlParameters.cs|FullyQualifiedName~SqlParameter'
  'secret-strength|Redaction|Judging/SecretStrength.cs|FullyQualifiedName~Judging'
)

[ -x "$tools/dotnet-stryker" ] || dotnet tool install dotnet-stryker --version "$version" --tool-path "$tools"

mutate() {
  local name=$1 project=Serilog.Ecs.Masking files=$3 filter=$4
  [[ $2 == - ]] || project+=.$2
  local folder=.artifacts/mutation/$name
  mkdir -p "$folder"
  cat >"$folder/stryker-config.json" <<END
{
  "stryker-config": {
    "project": "$project.csproj",
    "target-framework": "net10.0",
    "mutate": [ "**/$files" ],
    "test-case-filter": "$filter",
    "concurrency": 2,
    "coverage-analysis": "off",
    "reporters": [ "json", "cleartext" ]
  }
}
END
  (cd "test/$project.Tests" && "$tools/dotnet-stryker" --config-file "../../$folder/stryker-config.json" --output "../../$folder" --skip-version-check)
}

if [[ $# -eq 3 && $2 == *.cs ]]; then
  mutate other "$1" "$2" "$3"
  exit
fi
for part in "${parts[@]}"; do
  IFS='|' read -r name project files filter <<<"$part"
  if [[ $# -eq 0 || " $* " == *" $name "* ]]; then
    mutate "$name" "$project" "$files" "$filter"
  fi
done
