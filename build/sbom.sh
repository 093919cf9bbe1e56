#!/usr/bin/env bash
# Lists what the packages depend on, with versions, hashes and licences, as CycloneDX:
#   build/sbom.sh [FOLDER]    the default is .artifacts/sbom
# and fails where the audit of NuGet knows a vulnerability of any package, those of tests included. Where the tool cannot be had, the list
# is that of `dotnet list package`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=${1:-.artifacts/sbom}
version=6.3.1
tools=$PWD/.artifacts/tools
mkdir -p "$folder"

dotnet restore -v quiet
projects=(src/*/*.csproj)
if [ -x "$tools/dotnet-CycloneDX" ] || dotnet tool install CycloneDX --version "$version" --tool-path "$tools" >/dev/null 2>&1; then
  for project in "${projects[@]}"; do
    name=$(basename "$project" .csproj)
    "$tools/dotnet-CycloneDX" "$project" --output "$folder" --filename "$name.cdx.json" --output-format Json --exclude-dev --disable-package-restore >/dev/null
    printf '%-44s %s components\n' "$name" "$(grep -c '"purl"' "$folder/$name.cdx.json")"
  done
else
  echo "skipped: CycloneDX is not installed, and could not be"
  for project in "${projects[@]}"; do
    dotnet list "$project" package --include-transitive >"$folder/$(basename "$project" .csproj).txt"
  done
fi

# "error" where the index has no such data.
audit=$(dotnet list package --vulnerable --include-transitive 2>&1 || true)
echo "$audit" >"$folder/audit.txt"
if grep -qE '^ +> ' <<<"$audit"; then
  echo "FAILED: packages with known vulnerabilities"
  grep -E '^ +> |^Project' <<<"$audit"
  exit 1
fi
echo "audit: $(grep -c 'no vulnerable packages' <<<"$audit" || true) projects without a known vulnerability"
