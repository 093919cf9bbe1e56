#!/usr/bin/env bash
# Draws src/docs/console.svg: runs the sample in a real terminal (tmux) and captures what it shows, without the host's own events, which
# contain a path of this machine. Needs tmux and python3.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

columns=${COLUMNS_OF_PICTURE:-172}
work=$(mktemp -d)
trap 'tmux -S "$work/tmux" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT

# Stack traces name files as the repository knows them, not as this machine does.
dotnet build src/Serilog.Ecs.Masking.Sample --nologo -v quiet -p:ArtifactsPath="$work/built" -p:PathMap="$PWD/=./"

cat > "$work/run" <<RUN
export LOG_FORMAT=text
cd src/Serilog.Ecs.Masking.Sample
env Serilog__MinimumLevel__Override__Microsoft.Hosting.Lifetime=Warning \
    dotnet "$work"/built/bin/Serilog.Ecs.Masking.Sample/debug/Serilog.Ecs.Masking.Sample.dll --demo
touch "$work/done"
sleep 60
RUN

tmux -S "$work/tmux" -f /dev/null new-session -d -x "$columns" -y 60 "bash '$work/run'"
for _ in $(seq 60); do
    [ -e "$work/done" ] && break
    sleep 1
done

tmux -S "$work/tmux" capture-pane -e -p > "$work/pane"
[ -z "${KEEP_PANE:-}" ] || cp "$work/pane" "$KEEP_PANE"
python3 build/ansi-to-svg.py < "$work/pane" > src/docs/console.svg
