#!/usr/bin/env bash
# Measures whole commands of ecslog, beside jq where it is installed: build/tool-speed.sh [MEGABYTES]
# Prints seconds, processor seconds, megabytes for each processor second, and the most memory.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
megabytes=${1:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build src/Serilog.Ecs.Masking.Tool -c Release -v quiet
ecslog=.artifacts/bin/Serilog.Ecs.Masking.Tool/release/ecslog
python3 build/tool-lines.py "$megabytes" >"$work/lines.log"
head -100 "$work/lines.log" >"$work/few.log"

measure() {
  python3 - "$megabytes" "$@" <<'PYTHON'
import os, resource, subprocess, sys, time
size, name, command = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
started = time.monotonic()
subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
elapsed = time.monotonic() - started
used = resource.getrusage(resource.RUSAGE_CHILDREN)
cpu = used.ru_utime + used.ru_stime
print(f"{name:28} {elapsed:8.2f} s {cpu:8.2f} s {size / cpu:8.0f} MB/s {used.ru_maxrss / 1024:8.0f} MB")
PYTHON
}

echo "                                 elapsed  processor          speed   memory"
if command -v jq >/dev/null; then measure "jq -c ." jq -c . "$work/lines.log"; fi
measure "view" "$ecslog" view "$work/lines.log"
measure "view, status >= 500" "$ecslog" view "$work/lines.log" -w 'http.response.status_code >= 500'
measure "view, one trace" "$ecslog" view "$work/lines.log" --trace 7ce42c8218072e8c35bf992dc9e9c616
measure "view, level error" "$ecslog" view "$work/lines.log" --level error
measure "scan" "$ecslog" scan "$work/lines.log"
measure "check" "$ecslog" check "$work/lines.log"
measure "report" "$ecslog" report "$work/lines.log" -o "$work/report.html"
megabytes=0 measure "view, 100 lines" "$ecslog" view "$work/few.log"
