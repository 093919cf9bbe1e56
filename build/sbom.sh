#!/usr/bin/env bash
# Lists what the packages depend on, with versions, hashes and licences, as CycloneDX:
#   build/sbom.sh             writes to .artifacts/sbom
#   build/sbom.sh --update    also takes over what a changed dependency brings along, into build/locks
# Restores what ships with exactly the packages of build/locks first, by version and hash, and fails where these do not do. It also fails
# where the audit of NuGet knows a vulnerability of a package, those of tests included. Without the tool, the list is that of
# `dotnet list package`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
folder=.artifacts/sbom
version=6.3.1
tools=$PWD/.artifacts/tools
mkdir -p "$folder"

projects=(src/*/*.csproj)
mode=(--locked-mode)
if [[ ${1:-} == --update ]]; then
  rm -rf build/locks
  mode=()
fi
# Without what the SDK itself adds for trimming, in the version of the SDK.
for project in "${projects[@]}"; do
  dotnet restore "$project" -p:LockedRestore=true -p:IsAotCompatible=false ${mode[@]+"${mode[@]}"} -v quiet
done
echo "locked: ${#projects[@]} projects restored with the packages of build/locks"

# With CI=true a known vulnerability is an error (NU1901 to NU1904); an index without such data says so (NU1900).
if ! audit=$(CI=true dotnet restore -v quiet -nologo --force 2>&1); then
  echo "FAILED: packages with known vulnerabilities, or that cannot be had"
  grep -E 'error' <<<"$audit" | sort -u
  exit 1
fi
echo "audit: $(grep -q NU1900 <<<"$audit" && echo "the index has no data about vulnerabilities" || echo "no known vulnerability")"

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
