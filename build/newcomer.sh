#!/usr/bin/env bash
# What a newcomer does, from an empty folder: a new web project with the package, the code and the settings of
# src/docs/getting-started.md. Fails unless its requests are logged as documents with a trace, and as coloured text where
# LOG_FORMAT says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
work=$(mktemp -d)
app=
stop() { if [[ -n $app ]]; then kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true; app=; fi; }
trap 'stop; rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# Prints the first code block of a language in the section "A web service" of the page.
block() { awk -v fence="\`\`\`$1" '/^## / { section = $0 } section == "## A web service" && $0 == fence { inside = 1; next } inside && /^```/ { exit } inside' "$root/src/docs/getting-started.md"; }

echo "Packing"
version=0.1.0-newcomer.$(date +%s)
dotnet pack Serilog.Ecs.Masking.sln -c Release -v quiet -p:Version="$version" -p:PackageOutputPath="$work/packages"

echo "A new project with the packages"
mkdir "$work/shop"
cd "$work/shop"
sed 's|</packageSources>|  <add key="packages" value="../packages" />\n  &|' "$root/nuget.config" >nuget.config
dotnet new web --no-restore >/dev/null
dotnet add package Serilog.Ecs.Masking.AspNetCore --version "$version" >/dev/null
block csharp >Program.cs
block json >appsettings.json
rm -f appsettings.Development.json
dotnet build -v quiet -o out

# Starts it with LOG_FORMAT=$1, asks it three things, and leaves what it printed in $2.
run() {
  LOG_FORMAT=$1 FORCE_COLOR=1 ASPNETCORE_ENVIRONMENT=Production dotnet out/shop.dll --urls http://127.0.0.1:0 >"$2" 2>"$2.errors" &
  app=$!
  for _ in $(seq 100); do
    url=$(grep -oE 'http://127\.0\.0\.1:[1-9][0-9]*' "$2" | head -1 || true)
    if [[ -n $url ]]; then break; fi
    sleep 0.2
  done
  for path in '/' '/orders/7?password=hunter2hunter2' '/nothing'; do
    curl -s -o /dev/null -H 'traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' "$url$path"
  done
  stop
  test ! -s "$2.errors" || { cat "$2.errors" >&2; return 1; }
}

check() { if "${@:2}"; then echo "ok: $1"; else echo "FAILED: $1" >&2; tail -5 "$lines" >&2; exit 1; fi; }

lines=$work/json
run json "$lines"
check "every line is a document" dotnet run --project "$root/test/Serilog.Ecs.Masking.Hosting.Tests" -f net10.0 -- check-lines "$lines"
check "requests are logged in their trace" grep -q '"trace.id":"0af7651916cd43dd8448eb211c80319c".*"http.response.status_code":404' "$lines"
check "they belong to the service" grep -q '"service.name":"shop"' "$lines"
check "no secret is shown" test "$(grep -c 'hunter2\|ada@example' "$lines")" -eq 0
check "an event of the code is there" grep -q '"message":"Order 7 of a\*' "$lines"

lines=$work/text
run text "$lines"
check "LOG_FORMAT=text is for people" grep -q '| .*INFO.* | .*Serilog.Ecs.Masking.AspNetCore.* | ' "$lines"
check "it has colours" grep -q $'\e\\[' "$lines"
check "no secret is shown there" test "$(grep -c 'hunter2\|ada@example' "$lines")" -eq 0
