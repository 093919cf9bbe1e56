#!/usr/bin/env bash
# Builds and packs the libraries twice, in two clean copies of the commit, and compares every assembly and every package:
#   build/reproducible.sh
# Prints the SHA-256 of each assembly. Packages are compared entry by entry: NuGet gives an entry of each package a random name.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CI=true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
begun=$SECONDS

projects=(Serilog.Ecs.Masking.Redaction Serilog.Ecs.Masking Serilog.Ecs.Masking.Hosting Serilog.Ecs.Masking.AspNetCore)
for copy in first second/of/another/depth; do
  git clone -q --shared . "$work/$copy"
  for project in "${projects[@]}"; do
    dotnet pack "$work/$copy/src/$project" -c Release -v quiet -nologo
  done
done

# Name and hash of each entry of a package, without what differs in each build.
entries() {
  local out
  out=$(mktemp -d "$work/XXXXXX")
  unzip -q -o "$1" -d "$out"
  (cd "$out" && find . -type f ! -name '*.psmdcp' ! -path './_rels/*' ! -name '[[]Content_Types]*' -print0 | sort -z | xargs -0 sha256sum)
}

count=0
for package in "$work"/first/.artifacts/package/*/*.nupkg "$work"/first/.artifacts/package/*/*.snupkg "$work"/first/.artifacts/package/*.nupkg "$work"/first/.artifacts/package/*.snupkg; do
  [[ -e $package ]] || continue
  other=$work/second/of/another/depth/${package#"$work"/first/}
  count=$((count + 1))
  if diff <(entries "$package") <(entries "$other") >"$work/difference"; then
    echo "same: $(basename "$package")"
  else
    echo "FAILED: $(basename "$package") differs"
    cat "$work/difference"
    failures=$((failures + 1))
  fi
  if [[ $package == *.nupkg ]]; then entries "$package" | grep '\.dll$' | sed 's/^/  /'; fi
done

printf '\n%s packages built twice in %s seconds, %s of them different\n' "$count" "$((SECONDS - begun))" "$failures"
[[ $failures == 0 && $count -gt 0 ]]
