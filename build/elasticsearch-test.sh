#!/usr/bin/env bash
# Indexes documents in a real Elasticsearch, with the assets in src/Serilog.Ecs.Masking.Sample/deploy/elasticsearch, and searches for them.
#
#   build/elasticsearch-test.sh [DOCUMENTS]    DOCUMENTS: a folder with lines that other tests rendered, as ECS_DOCUMENTS keeps them
#
# ELASTICSEARCH_URL names the cluster; where it is not set, the program ELASTICSEARCH_START FOLDER PORT starts one and prints its address.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
start=${ELASTICSEARCH_START:-}
port=${ELASTICSEARCH_PORT:-9213}

if [[ -z ${ELASTICSEARCH_URL:-} ]]; then
  if [[ -z $start || ! -x $start ]]; then
    echo "skipped: ELASTICSEARCH_URL is not set, and there is no Elasticsearch to start"
    exit 0
  fi
  if ! command -v javac >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    export DEBIAN_FRONTEND=noninteractive
    { timeout 300 apt-get install -y -q default-jdk-headless || { timeout 120 apt-get update -q && timeout 300 apt-get install -y -q default-jdk-headless; }; } >/dev/null 2>&1 || true
  fi
  if ! command -v javac >/dev/null; then
    echo "skipped: Elasticsearch needs a JDK, which is not installed, and could not be"
    exit 0
  fi
  folder=$(mktemp -d)
  trap 'kill "$(cat "$folder/pid")" 2>/dev/null; rm -rf "$folder"' EXIT
  ELASTICSEARCH_URL=$("$start" "$folder" "$port")
  export ELASTICSEARCH_URL
fi

export ECS_DOCUMENTS=${1:-}
dotnet test test/Serilog.Ecs.Masking.Deployment.Tests -f net10.0 --filter TestCategory=Elasticsearch --logger "console;verbosity=normal"
