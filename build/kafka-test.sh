#!/usr/bin/env bash
# Runs the chain of src/docs/scale.md for real: a log file, rsyslog, Apache Kafka, two rsyslog, Elasticsearch. While lines are written, the broker, each
# rsyslog and Elasticsearch are in turn stopped, killed and started again. Every line must be stored once.
#
#   build/kafka-test.sh [LINES] [LINES_A_SECOND]
#
# KAFKA_START and ELASTICSEARCH_START name programs that start a broker and a node: PROGRAM FOLDER PORT [keep]. They print the address, put their
# process id in FOLDER/pid, and keep the data of FOLDER with "keep".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lines=${1:-20000}
rate=${2:-1000}
deploy=$PWD/src/Serilog.Ecs.Masking.Sample/deploy
packages="rsyslog rsyslog-elasticsearch rsyslog-kafka"
kafka_port=19092
elasticsearch_port=19200

has_module() { [[ -n $(find /usr/lib -maxdepth 4 -name "$1.so" 2>/dev/null) ]]; }
has_programs() { [[ -x /usr/sbin/rsyslogd ]] && has_module omkafka && has_module omelasticsearch; }

if [[ ! -x ${KAFKA_START:-} || ! -x ${ELASTICSEARCH_START:-} ]]; then
  echo "skipped: KAFKA_START or ELASTICSEARCH_START names no program that starts one"
  exit 0
fi
if ! has_programs && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive timeout 200 apt-get install -y -q $packages >/dev/null 2>&1 || true
fi
if ! has_programs || ! command -v javac >/dev/null; then
  echo "skipped: $packages or a JDK are not installed, and could not be"
  exit 0
fi

work=$(mktemp -d)
finish() {
  for signal in TERM KILL; do
    for file in "$work"/*/pid; do kill "-$signal" "$(cat "$file")" 2>/dev/null || true; done
    sleep 2
  done
  rm -rf "$work"
}
trap finish EXIT
say() { printf '%4s s  %s\n' "$SECONDS" "$*"; }

# start_rsyslog NAME FILE…: rsyslog with these files, in folders of its own
start_rsyslog() {
  local folder=$work/$1
  mkdir -p "$folder/state" "$work/logs"
  if [[ ! -e $folder/rsyslog.conf ]]; then
    (cd "$deploy/collectors/rsyslog" && cat "${@:2}") | sed "s#/var/log/auth-api#$work/logs#; s#/var/lib/collector#$folder/state#g; s# tls.cacert=\"/certs/ca.crt\"##
      s#https://elasticsearch:9200#http://localhost:$elasticsearch_port#; s#resumeInterval=\"5\"#resumeInterval=\"1\"#" >"$folder/rsyslog.conf"
  fi
  rm -f "$folder/pid"
  KAFKA_BROKERS=localhost:$kafka_port ELASTIC_USER=any ELASTIC_PASSWORD=any \
    /usr/sbin/rsyslogd -n -f "$folder/rsyslog.conf" -i "$folder/pid" >>"$folder/log" 2>&1 &
  disown
}
start() {
  case $1 in
    kafka) "$KAFKA_START" "$work/kafka" $kafka_port keep >/dev/null ;;
    elasticsearch) "$ELASTICSEARCH_START" "$work/elasticsearch" $elasticsearch_port keep >/dev/null ;;
    producer) start_rsyslog producer auth-api.conf kafka.conf ;;
    *) start_rsyslog "$1" kafka-to-elasticsearch.conf elasticsearch.conf ;;
  esac
}

# end NAME SIGNAL: waits until its process is gone
end() {
  local pid
  pid=$(cat "$work/$1/pid")
  kill "-$2" "$pid"
  for _ in $(seq 600); do kill -0 "$pid" 2>/dev/null || return 0; sleep 0.1; done
  say "$1 does not end"
  return 1
}
stored() { curl -s "http://localhost:$elasticsearch_port/logs-auth_api*-default/_count" | sed -n 's/^{"count":\([0-9]*\).*/\1/p'; }

# One in ten is an error, one in ten has personal data: three streams, three topics.
write_lines() {
  awk -v lines="$lines" -v rate="$rate" 'BEGIN {
    for (i = 1; i <= lines; i++) {
      level = i % 10 == 3 ? "error" : "info"
      tags = i % 10 == 7 ? ",\"tags\":[\"pii\"]" : ""
      printf "{\"@timestamp\":\"2026-11-24T10:00:00.000Z\",\"log.level\":\"%s\",\"message\":\"Order %d of 한글 was paid\",\"ecs.version\":\"8.11.0\",\"event.id\":\"line-%d\",\"service.name\":\"auth-api\"%s,\"labels\":{\"order_id\":\"%d\",\"total\":10.10}}\n", level, i, i, tags, i
      if (i % rate == 0) { fflush(); system("sleep 1") }
    }
  }' >>"$work/logs/app.json"
}

say "start of Kafka and Elasticsearch"
mkdir -p "$work/kafka" "$work/elasticsearch" "$work/logs"
start kafka
start elasticsearch
ELASTICSEARCH_URL=http://localhost:$elasticsearch_port ADMIN_PASSWORD=any "$deploy/elasticsearch/install.sh" elasticsearch >/dev/null
start producer
start consumer-1
start consumer-2
write_lines &
writer=$!
say "$lines lines are written, $rate a second"

for name in producer consumer-1 kafka elasticsearch; do
  for signal in TERM KILL; do
    sleep "${PAUSE:-2}"
    end "$name" $signal
    say "$name ended by $signal, $(stored || true) stored"
    sleep 1
    start "$name"
  done
done

# Two share the work, and one dies. What it had taken waits on its disk until it comes back.
end consumer-2 KILL
say "consumer-2 ended by KILL"
wait "$writer"
say "all lines are written, $(stored || true) stored"
start consumer-2

last=-1
unchanged=0
while ((unchanged < ${PATIENCE:-90})); do
  now=$(stored || true)
  if [[ $now == "$lines" ]]; then break; fi
  if [[ $now == "$last" ]]; then unchanged=$((unchanged + 1)); else unchanged=0; fi
  last=$now
  sleep 1
done
curl -s -X POST "http://localhost:$elasticsearch_port/logs-auth_api*-default/_refresh" >/dev/null
say "$(stored) of $lines documents are stored"
# shellcheck disable=SC2012
for file in "$work"/*/state/{refused,failed}.json; do [[ ! -s $file ]] || { echo "refused or failed: $file"; head -c 1000 "$file"; }; done
[[ $(stored) == "$lines" ]]
