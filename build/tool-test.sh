#!/usr/bin/env bash
# Packs ecslog, installs it from a folder into a clean tool path, and runs every command:
#   build/tool-test.sh [DOCUMENTS]    DOCUMENTS: a folder with lines that tests rendered, which scan and check then read
# With chromium, the page of the report is opened too: no error on its console, and every chart with its data.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
documents=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

check() { if "${@:2}"; then echo "ok: $1"; else echo "FAILED: $1" >&2; exit 1; fi; }
exits() { local code=0; "${@:2}" >"$work/out" 2>"$work/error" || code=$?; test "$code" -eq "$1" || { cat "$work/out" "$work/error" >&2; return 1; }; }

echo "Packing"
version=0.1.0-tool.$(date +%s)
dotnet pack src/Serilog.Ecs.Masking.Tool -c Release -v quiet -p:Version="$version" -p:PackageOutputPath="$work/packages"

echo "Installing"
sed 's|</packageSources>|  <add key="packages" value="packages" />\n  &|' nuget.config >"$work/nuget.config"
(cd "$work" && dotnet tool install Serilog.Ecs.Masking.Tool --version "$version" --tool-path "$work/tools" --configfile nuget.config >/dev/null)
ecslog=$work/tools/ecslog

cd "$work"
python3 "$root/build/tool-lines.py" 1 >app.log
gzip -k app.log
printf '%s\n' '{"message":"Login with password=hunter2hunter"}' 'Authorization: Bearer Zx9AbCdEfGh1234567890' >secrets.log

check "help names the commands" exits 0 "$ecslog" --help
check "it has all five" test "$(grep -cE '^  (view|scan|check|verify|report) ' out)" -eq 5
check "view" exits 0 "$ecslog" view app.log app.log.gz --level warn
check "it shows both files" test "$(grep -c ' | WARN  | ' out)" -eq "$((2 * $(grep -c '"log.level":"warn"' app.log)))"
check "view without a file" exits 2 "$ecslog" view missing.log
check "scan finds secrets" exits 1 "$ecslog" scan secrets.log --redact masked.log
check "it prints no value" test "$(cat out error | grep -cE 'hunter2|Zx9Ab')" -eq 0
check "the copy has none" test "$(grep -cE 'hunter2|Zx9AbCdEfGh' masked.log)" -eq 0
check "scan finds nothing in the copy" exits 0 "$ecslog" scan masked.log
check "check" exits 0 "$ecslog" check app.log.gz --strict
check "check names what is rejected" exits 1 "$ecslog" check secrets.log
check "verify" exits 1 "$ecslog" verify app.log
check "report" exits 0 "$ecslog" report app.log -o report.html

if [[ -n $documents ]]; then
  # Tests also render documents without masking, so that what is found here is for a person to judge.
  echo "In what the tests rendered:"
  "$ecslog" scan "$documents" --min-confidence high || test $? -eq 1
  find "$documents" -name '*.json' -exec "$ecslog" check {} + || test $? -eq 1
fi

if ! command -v chromium >/dev/null; then
  echo "skipped: there is no chromium to open the page with"
  exit 0
fi

# Chooses each filter, counts what each chart then shows, and leaves the result in the title.
sed 's|</body>|<script>\
const log = []; addEventListener("error", (one) => log.push(one.message));\
const points = () => [...document.querySelectorAll("[data-points]")].map((one) => one.id + "=" + one.dataset.points).join(" ");\
const all = points();\
for (const id of ["service", "level", "status", "route"]) { const one = document.getElementById(id); one.selectedIndex = 1; one.dispatchEvent(new Event("change")); }\
const some = points(); document.getElementById("theme").click(); document.getElementById("reset").click();\
document.title = "errors=" + log.length + "; " + all + "; changed=" + (some !== all) + "; reset=" + (points() === all);\
</script>&|' report.html >tried.html
timeout 60 chromium --headless --no-sandbox --disable-gpu --virtual-time-budget=3000 --dump-dom "file://$work/tried.html" >dom.html 2>chromium.log || true
title=$(grep -oE '<title>[^<]*' dom.html | head -1)
check "the page has no error" grep -q 'errors=0;' <<<"$title"
check "every chart has data" test "$(grep -oE '(levels|statuses|latency|errors|slow|services|clients)=[1-9][0-9]*' <<<"$title" | wc -l)" -eq 7
check "filters change it, and reset puts it back" grep -q 'changed=true; reset=true' <<<"$title"
check "its console is empty" test "$(grep -c 'CONSOLE' chromium.log)" -eq 0
