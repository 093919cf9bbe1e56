#!/usr/bin/env bash
# The sample at full speed under wrk, with each sink, with Serilog's JsonFormatter and without logging:
#   build/load.sh [SECONDS] [ROUNDS] [VARIANT…]    the default is 5 seconds of each variant, once
# Prints requests a second (the best round), lines, and memory and open files early and at the end of a run. It fails where a request has
# no line or two, where memory or open files grow, or where a process that gets SIGTERM in mid-load loses a line.
# `build/load.sh 2` is the short form, `build/load.sh 600 1 ecs-file` ten minutes of one variant. LOAD_CPUS is a list of processors for
# the sample, as taskset takes it; wrk then runs on the others.
# LOAD_NO_BUILD=1 takes the Release build that is there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
seconds=${1:-5}
rounds=${2:-1}
variants=("${@:3}")
[[ ${#variants[@]} -gt 0 ]] || variants=(none json-console ecs-console json-file ecs-file ecs-chained ecs-routed)
connections=32
path=/kakao/v2/user/me
failures=0

if ! command -v wrk >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  timeout 60 apt-get install -y -q wrk >/dev/null 2>&1 || true
fi
command -v wrk >/dev/null || { echo "skipped: wrk is not installed, and could not be"; exit 0; }

project=Serilog.Ecs.Masking.Sample
[[ -n ${LOAD_NO_BUILD:-} ]] || dotnet build "src/$project" -c Release -v quiet -nologo >/dev/null
program=$PWD/.artifacts/bin/$project/release/$project.dll
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill -9 "$server" 2>/dev/null; rm -rf "$work"' EXIT

fail() { echo "FAILED: $*"; failures=$((failures + 1)); }

# The settings of a variant: those of the sample, enrichers and request logging included, with another sink.
settings() {
  local sink
  case $1 in
    none) sink='' ;;
    json-console) sink='{ "Name": "Console", "Args": { "formatter": "Serilog.Formatting.Json.JsonFormatter, Serilog" } }' ;;
    json-file) sink='{ "Name": "File", "Args": { "path": "log.json", "formatter": "Serilog.Formatting.Json.JsonFormatter, Serilog", "fileSizeLimitBytes": null } }' ;;
    ecs-console) sink='{ "Name": "EcsConsole", "Args": { "format": "Json" } }' ;;
    ecs-file) sink='{ "Name": "EcsFile", "Args": { "path": "log.json", "fileSizeLimitBytes": null } }' ;;
    ecs-chained) sink='{ "Name": "EcsFile", "Args": { "path": "log.json", "fileSizeLimitBytes": null, "integrity": { "algorithm": "Sha256" } } }' ;;
    ecs-routed) sink='{ "Name": "EcsRouted", "Args": { "routes": { "personal": { "personalData": true, "path": "personal.json" }, "main": { "path": "log.json" } } } }' ;;
    *) echo "There is no variant $1." >&2; exit 1 ;;
  esac
  local enrich='"Context": "FromLogContext", "Identity": "WithServiceIdentity", "Trace": "WithOtelContext", "Event": "WithEventIdentity"'
  [[ -z $sink ]] || sink=", \"WriteTo\": { \"Documents\": $sink }"
  cat <<END
{
  "Serilog": {
    "Using": { "Ecs": "Serilog.Ecs.Masking", "Console": "Serilog.Sinks.Console", "File": "Serilog.Sinks.File" },
    "MinimumLevel": { "Default": "$([[ $1 == none ]] && echo Fatal || echo Information)", "Override": { "Microsoft": "Warning", "System.Net.Http": "Warning" } },
    "Enrich": { $enrich }$sink
  }
}
END
}

start() {
  folder=$(mktemp -d "$work/$1.XXXX")
  settings "$1" >"$folder/appsettings.json"
  port=$((20000 + RANDOM % 20000))
  local pin=()
  [[ -z ${LOAD_CPUS:-} ]] || pin=(taskset -c "$LOAD_CPUS")
  (cd "$folder" && exec "${pin[@]}" dotnet "$program" --use-serilog --urls "http://127.0.0.1:$port") >"$folder/console.json" 2>"$folder/errors.txt" &
  server=$!
  for ((try = 0; try < 300; try++)); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    sleep 0.1
  done
  fail "$1 did not start: $(head -3 "$folder/errors.txt")"
}

# Requests that were answered, and requests a second.
drive() { wrk -t1 -c"$connections" -d"$1s" "http://127.0.0.1:$port$path" >"$folder/wrk.txt" 2>&1 || true; }
answered() { sed -nE 's/^ *([0-9]+) requests in .*/\1/p' "$folder/wrk.txt"; }
speed() { sed -nE 's/^Requests\/sec: *([0-9]+).*/\1/p' "$folder/wrk.txt"; }
refused() { grep -cE 'Non-2xx' "$folder/wrk.txt" || true; }
memory() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$server/status" 2>/dev/null || echo 0; }
handles() { find "/proc/$server/fd" -mindepth 1 2>/dev/null | wc -l; }
# All lines of a run, whichever files its variant has.
logged() { cat "$folder"/log*.json "$folder"/personal*.json "$folder/console.json" 2>/dev/null || true; }
lines() { logged | grep "$path" || true; }

stop() {
  kill -TERM "$server"
  local code=0
  wait "$server" || code=$?
  server=
  [[ $code == 0 ]] || fail "$1 ended with $code"
}

# Every answered request has a line. Those that wrk had begun when it ended, twice, have one too. Where events have numbers, each is there once.
check() {
  local requests=$1 written=$2 variant=$3
  if ((written < requests || written > requests + 2 * connections)); then
    fail "$variant: $requests requests were answered, and $written lines written"
  fi
  if [[ $variant == ecs-* ]]; then
    local twice
    twice=$(logged | grep -oE '"event.sequence":[0-9]+' | sort | uniq -d | wc -l)
    [[ $twice == 0 ]] || fail "$variant: $twice events stand twice"
    local torn
    torn=$(logged | grep -cv '^{"@timestamp".*}$' || true)
    [[ $torn == 0 ]] || fail "$variant: $torn lines are no documents"
  fi
}

declare -A best=() early=() late=() total=()
for ((round = 1; round <= rounds; round++)); do
  for variant in "${variants[@]}"; do
    start "$variant"
    drive 1
    sum=$(answered)
    early[$variant]="$(memory) MB, $(handles) files"
    before=$(memory) files=$(handles)
    drive "$seconds"
    sum=$((sum + $(answered)))
    late[$variant]="$(memory) MB, $(handles) files"
    (( $(memory) <= before * 3 / 2 + 50 )) || fail "$variant: memory grew from $before to $(memory) MB"
    (( $(handles) <= files + connections )) || fail "$variant: open files grew from $files to $(handles)"
    [[ $(refused) == 0 ]] || fail "$variant: $(grep Non-2xx "$folder/wrk.txt")"
    stop "$variant"
    total[$variant]=$(lines | wc -l)
    if [[ $variant != none ]]; then
      check "$sum" "${total[$variant]}" "$variant"
    fi
    (( $(speed) <= ${best[$variant]:-0} )) || best[$variant]=$(speed)
    rm -rf "$folder"
  done
done

printf '\n%-14s %12s %10s   %-22s %s\n' "variant" "requests/s" "lines" "after a second" "at the end"
for variant in "${variants[@]}"; do
  printf '%-14s %12s %10s   %-22s %s\n' "$variant" "${best[$variant]}" "${total[$variant]}" "${early[$variant]}" "${late[$variant]}"
done

# SIGTERM in mid-load: what was answered is in the log.
for variant in "${variants[@]}"; do
  [[ $variant == ecs-* ]] || continue
  start "$variant"
  drive 4 &
  load=$!
  sleep 1.5
  stop "$variant"
  wait "$load"
  count=$(lines | wc -l)
  check "$(($(answered) - $(sed -nE 's/.*Non-2xx.*: ([0-9]+)/\1/p' "$folder/wrk.txt" | awk '{ s += $1 } END { print s + 0 }')))" "$count" "$variant, SIGTERM"
  rm -rf "$folder"
  echo "SIGTERM in mid-load: $variant has $count lines, one for each answer"
done

[[ $failures == 0 ]]
