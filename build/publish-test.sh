#!/usr/bin/env bash
# Publishes two programs in each of the ways that move or remove code, runs them, and compares what they log with what the ordinary
# build logs:
#   build/publish-test.sh [--quick]
# --quick: only the console program, as a single file and with Native AOT. Native AOT needs clang or gcc, and the headers of zlib.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

console=test/Serilog.Ecs.Masking.PublishSample
web=src/Serilog.Ecs.Masking.Sample
if [[ ${1:-} == --quick ]]; then
  programs=("$console")
  kinds=(SingleFile Aot)
else
  programs=("$console" "$web")
  kinds=(SingleFile Trimmed Aot)
fi

check() {
  if "${@:2}"; then echo "ok: $1"; else echo "FAILED: $1"; failures=$((failures + 1)); fi
}

# Events of the console program that log types whose members nothing keeps. They differ, and are only looked through.
trimmed='Not kept'

# Replaces what no two runs have in common: times, ids, ports, durations, sizes, the process, the order of lines. Native AOT knows no
# files and lines of source.
normalize() {
  sed -E \
    -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|\+00:00)/TIME/g' \
    -e 's/"(trace\.id|span\.id|transaction\.id|event\.id|http\.request\.id|connection_id|parent_id|TraceId|SpanId|EventIdentity)":"[^"]*"/"\1":"ID"/g' \
    -e 's/"(process\.pid|event\.duration|event\.sequence|http\.response\.body\.bytes|response_time_ms)":[0-9.]+/"\1":0/g' \
    -e 's/"(process\.name)":"[^"]*"/"\1":"NAME"/g' \
    -e 's/\b0HN[0-9A-Z]{10}(:[0-9A-F]{8})?/ID/g' \
    -e 's/127\.0\.0\.1:[0-9]{4,5}/ADDRESS/g' \
    -e 's/[0-9.]+ ms\b/TIME ms/g' \
    -e 's/[0-9A-F]{4}\.\.\.[0-9A-F]{4}/TOKEN/g' \
    -e 's/ in [^ "]+:line [0-9]+//g; s/ \+ 0x[0-9a-f]+//g' \
    -e 's/"(error\.stack_trace|Exception)":("([^"\\]|\\.)*"|\[[^]]*\])/"\1":"STACK"/g' \
    -e 's/"(content_root)":"[^"]*"/"\1":"PATH"/g; s/Content root path: [^"]*"/Content root path: PATH"/g' \
    | grep -v "$trimmed" | sort
}

# Runs a program in a folder of its own, and puts all that it logged into one file.
run() {
  local program=$1 folder=$2 lines=$3 name=${1##*/}
  local arguments=()
  [[ $program != "$web" ]] || arguments=(--demo)
  mkdir -p "$lines.run"
  cp "$program/appsettings.json" "$lines.run/"
  if ! (cd "$lines.run" && "$folder/$name" "${arguments[@]}" >console.txt 2>errors.txt); then
    echo "$name ended with an error:"
    head -5 "$lines.run/errors.txt"
    return 1
  fi
  if [[ -s $lines.run/errors.txt ]]; then
    echo "$name wrote to standard error:"
    head -5 "$lines.run/errors.txt"
    return 1
  fi
  (cd "$lines.run" && rm -f appsettings.json errors.txt && cat ./*) >"$lines"
}

same() {
  diff <(normalize <"$1") <(normalize <"$2") >"$work/differences" || { head -20 "$work/differences" | cut -c1-1500; false; }
}

nothing_is_empty() { ! grep '{}' "$1" | cut -c1-300 | grep .; }
no_secret_is_shown() { ! grep 'plant3d' "$1"; }

# Warnings about our assemblies; every line ends with the published project.
no_warning_is_ours() { ! sed -E 's/ \[[^]]*\]$//' "$1" | grep -E 'warning IL[0-9]+' | grep 'Serilog\.Ecs\.Masking'; }

for program in "${programs[@]}"; do
  name=${program##*/}
  printf '\n## %s\n' "$name"
  dotnet build "$program" -c Release -v quiet
  ordinary=$work/$name.Ordinary
  check "the ordinary build runs" run "$program" "$PWD/.artifacts/bin/$name/release" "$ordinary"
  for kind in "${kinds[@]}"; do
    log=$work/$name.$kind.log
    if ! dotnet publish "$program" -p:PublishAs="$kind" >"$log" 2>&1; then
      tail -20 "$log"
      check "$kind publishes" false
      continue
    fi
    lines=$work/$name.$kind
    check "$kind: no warning from our assemblies" no_warning_is_ours "$log"
    check "$kind runs" run "$program" "$PWD/.artifacts/publish/$name.$kind/release" "$lines"
    check "$kind: same lines as the ordinary build" same "$ordinary" "$lines"
    check "$kind: nothing is empty" nothing_is_empty "$lines"
    check "$kind: no secret is shown" no_secret_is_shown "$lines"
    du -sh ".artifacts/publish/$name.$kind/release" | sed "s|\t.*/$name| $name|"
  done
done

test "$failures" -eq 0
