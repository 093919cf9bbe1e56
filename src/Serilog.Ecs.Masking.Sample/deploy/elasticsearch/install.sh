#!/bin/sh
# Installs what documents of auth-api need: in Elasticsearch lifecycle policies, the ingest pipeline, templates, roles and the
# user of the collectors; in Kibana the data view, searches and dashboard. It may be run any number of times.
#
#   install.sh [--replace] [elasticsearch | kibana]      without a name: both, Kibana only where KIBANA_URL is set
#
# ELASTICSEARCH_URL        default https://localhost:9200
# KIBANA_URL               for example https://localhost:5601
# CA_CERT                  file with the authority that signed their certificates, where the machine does not know it
# ADMIN_USER               default elastic
# ADMIN_PASSWORD           needed
# COLLECTOR_USER           default collector
# COLLECTOR_PASSWORD       makes that user or sets its password; without it there is no user
# KIBANA_SYSTEM_PASSWORD   sets the password by which Kibana itself signs in
#
# Exit: 0 installed, 1 a server said no, 2 wrong use, 3 something else of that name is there, 4 no server. What can be known is
# asked before the first change, of Kibana too, and leaves everything as it was.
set -eu

readonly assets_version=1
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
umask 077

say() { printf '%s\n' "$*"; }

fail() {
  code=$1
  shift
  printf 'install.sh: %s\n' "$@" >&2
  exit "$code"
}

usage() { sed -n '2,/^set /{/^#/s/^# \{0,1\}//p;}' "$0"; }

replace=no
part=all
for argument in "$@"; do
  case $argument in
    --replace) replace=yes ;;
    elasticsearch | kibana) part=$argument ;;
    -h | --help) usage; exit 0 ;;
    *) fail 2 "unknown argument '$argument'." "Known are --replace, elasticsearch and kibana; --help says more." ;;
  esac
done

elasticsearch=${ELASTICSEARCH_URL:-https://localhost:9200}
elasticsearch=${elasticsearch%/}
kibana=${KIBANA_URL:-}
kibana=${kibana%/}
admin=${ADMIN_USER:-elastic}
password=${ADMIN_PASSWORD:-}
collector=${COLLECTOR_USER:-collector}

test -n "$password" || fail 2 "ADMIN_PASSWORD is not set: the password of '$admin'."
command -v curl >/dev/null || fail 2 "curl is needed and was not found."
if [ -n "${CA_CERT:-}" ] && [ ! -r "$CA_CERT" ]; then
  fail 2 "CA_CERT names '$CA_CERT', which cannot be read."
fi

# The password never goes over a network in the open.
for url in "$elasticsearch" "$kibana"; do
  case $url in
    *@*) fail 2 "'$url' holds a user; ADMIN_USER and ADMIN_PASSWORD say who signs in." ;;
    '' | https://* | http://localhost | http://localhost:* | http://127.0.0.1 | http://127.0.0.1:*) ;;
    *) fail 2 "'$url' is not https; the password would be readable on the way." ;;
  esac
done

# A text as a value within quotes, in JSON and in curl's configuration alike
quoted() {
  printf '%s' "$1" | LC_ALL=C sed 's/\\/\\\\/g; s/"/\\"/g'
}

no_control() {
  case $2 in
    *[[:cntrl:]]*) fail 2 "$1 holds a control character, such as a line break." ;;
  esac
}

no_control ADMIN_USER "$admin"
no_control ADMIN_PASSWORD "$password"
no_control COLLECTOR_PASSWORD "${COLLECTOR_PASSWORD:-}"
no_control KIBANA_SYSTEM_PASSWORD "${KIBANA_SYSTEM_PASSWORD:-}"
case $collector in
  '' | *[!A-Za-z0-9_.-]*) fail 2 "COLLECTOR_USER '$collector': letters, digits, '_', '.' and '-' only." ;;
esac

# Whatever goes wrong, its message ends with what that means for the server.
changed=no
outcome() {
  if [ "$changed" = no ]; then
    printf '%s' "Nothing was changed."
  else
    printf '%s' "What was installed before stays; after the cause is removed the script can be run again."
  fi
}

# call METHOD URL [curl options]: sets $status, and the answer is in $work/answer. The password is on no command line.
call() {
  method=$1
  url=$2
  shift 2
  if [ -n "${CA_CERT:-}" ]; then
    set -- --cacert "$CA_CERT" "$@"
  fi
  : >"$work/answer"
  code=0
  status=$(printf 'user = "%s:%s"\n' "$(quoted "$admin")" "$(quoted "$password")" |
    curl --config - --silent --show-error --globoff --connect-timeout 10 --max-time 120 \
      --request "$method" --output "$work/answer" --write-out '%{http_code}' "$@" "$url" 2>"$work/fault") || code=$?
  case $code in
    0) ;;
    60) fail 4 "the certificate of $url is not trusted: $(cat "$work/fault")" "CA_CERT must name the file with the authority that signed it. $(outcome)" ;;
    *) fail 4 "$url does not answer: $(cat "$work/fault")" "Is it running, and is the address right? $(outcome)" ;;
  esac
  if [ "$status" = 401 ]; then
    fail 1 "$url does not accept the password of '$admin' (401)." "Check ADMIN_USER and ADMIN_PASSWORD; compose keeps the password in the file .env beside compose.yaml. $(outcome)"
  fi
  if [ "$status" = 403 ]; then
    needed="the cluster privileges manage_ilm, manage_index_templates, manage_ingest_pipelines and manage_security"
    case $url in
      "$kibana"/*) needed="Kibana's privilege to manage saved objects" ;;
    esac
    fail 1 "'$admin' may not do $method $url (403): $(reason)" "What is needed: $needed. $(outcome)"
  fi
}

reason() {
  found=$(sed -nE 's/.*"reason" *: *"(([^"\\]|\\.)*)".*/\1/p' "$work/answer" | head -n 1)
  if [ -z "$found" ]; then
    found=$(head -c 500 "$work/answer")
  fi
  printf '%s' "${found:-no reason given}"
}

send() {
  what=$1
  shift
  call "$@"
  case $status in
    2??)
      changed=yes
      say "installed  $what"
      ;;
    *) fail 1 "$what was refused ($status): $(reason)" "$(outcome)" ;;
  esac
}

# each FUNCTION: calls it with the kind, the path and the file of every asset, in the order in which they need each other
each() {
  for kind in ilm-policies:_ilm/policy ingest-pipelines:_ingest/pipeline component-templates:_component_template \
    index-templates:_index_template roles:_security/role; do
    for file in "$here/${kind%%:*}"/*.json; do
      "$1" "${kind%%:*}" "${kind#*:}/$(basename "$file" .json)" "$file"
    done
  done
}

check_path() {
  call GET "$elasticsearch/$1?filter_path=**.assets_version,**.managed_by"
  case $status in
    404) return ;;
    200) ;;
    *) fail 1 "$1 cannot be read ($status): $(reason)" "Nothing was changed." ;;
  esac
  there=$(sed -n 's/.*"assets_version" *: *\([0-9]*\).*/\1/p' "$work/answer")
  if [ "$there" = "$assets_version" ] || [ "$replace" = yes ]; then
    return
  fi
  if [ -n "$there" ]; then
    fail 3 "$1 is there in version $there, and these files are version $assets_version." \
      "Nothing was changed. To put these in its place: install.sh --replace. Documents that are stored keep their mappings."
  fi
  fail 3 "$1 is there and is not from these files." \
    "Nothing was changed. To put these in its place: install.sh --replace."
}

check() { check_path "$2"; }

put() {
  send "$2" PUT "$elasticsearch/$2" --header 'Content-Type: application/json' --data-binary "@$3"
}

# check_version NAME URL PATH WHY: the server answers, is what it should be, and of a version that does what is installed
check_version() {
  call GET "$2/$3"
  if [ "$status" != 200 ]; then
    fail 1 "$2 answers $status: $(reason)" "Is it $1, and ready? Nothing was changed."
  fi
  version=$(sed -n 's/.*"number" *: *"\([0-9.]*\).*/\1/p' "$work/answer")
  major=${version%%.*}
  minor=${version#*.}
  minor=${minor%%.*}
  case $major$minor in
    '' | *[!0-9]*) fail 1 "$2 does not tell its version. Is it $1?" "Nothing was changed." ;;
  esac
  if [ "$major" -lt 8 ] || { [ "$major" -eq 8 ] && [ "$minor" -lt 13 ]; }; then
    fail 1 "$1 $version is too old: $4" "Nothing was changed."
  fi
  say "found      $1 $version"
}

# check_winner NAME: nothing else is meant for the stream of this index template. Where another one has a higher priority, documents get its
# mappings, and some are rejected; where one has the same priority, this one is refused after others were written. It is asked about without
# its components, which may not be there yet, and one step above itself, where it is there.
check_winner() {
  stream=$1-default
  priority=$(sed -n 's/.*"priority": *\([0-9]*\).*/\1/p' "$here/index-templates/$1.json")
  call GET "$elasticsearch/_index_template/$1?filter_path=**.priority"
  if [ "$status" = 200 ]; then
    above=$((priority + 1))
  else
    above=$priority
  fi
  sed '/"composed_of"/d; s/"priority": *[0-9]*/"priority": '"$above"'/' "$here/index-templates/$1.json" >"$work/template"
  call POST "$elasticsearch/_index_template/_simulate_index/$stream" --header 'Content-Type: application/json' --data-binary "@$work/template"
  if [ "$status" != 200 ]; then
    fail 3 "the index template $1 would be refused ($status): $(reason)" "Lower the priority of the other template or narrow its patterns, and run this again. Nothing was changed."
  fi
  if ! grep -q "\"name\" *: *\"auth_api-logs${1#logs-auth_api}\"" "$work/answer"; then
    fail 3 "another index template has a higher priority for $stream." \
      "See which: GET _index_template/_simulate_index/$stream. Lower its priority or narrow its patterns, and run this again. Nothing was changed."
  fi
}

check_elasticsearch() {
  check_version Elasticsearch "$elasticsearch" '?filter_path=version.number' \
    "fields beyond the limit are dropped, and not whole documents, from 8.13 on."
  each check
  check_winner logs-auth_api
  check_winner logs-auth_api.error
  check_winner logs-auth_api.personal
  if [ -n "${COLLECTOR_PASSWORD:-}" ]; then
    check_path "_security/user/$collector"
  fi
}

check_kibana() {
  objects=$here/../kibana/auth-api.ndjson
  test -r "$objects" || fail 2 "'$objects' cannot be read."
  check_version Kibana "$kibana" api/status "it is to be of Elasticsearch's version, 8.13 or newer."
}

install_elasticsearch() {
  each put
  if [ -n "${COLLECTOR_PASSWORD:-}" ]; then
    printf '{"password":"%s","roles":["auth_api-collector"],"metadata":{"managed_by":"Serilog.Ecs.Masking","assets_version":%s}}' \
      "$(quoted "$COLLECTOR_PASSWORD")" "$assets_version" >"$work/user"
    send "_security/user/$collector" PUT "$elasticsearch/_security/user/$collector" --header 'Content-Type: application/json' --data-binary "@$work/user"
  fi
  if [ -n "${KIBANA_SYSTEM_PASSWORD:-}" ]; then
    printf '{"password":"%s"}' "$(quoted "$KIBANA_SYSTEM_PASSWORD")" >"$work/user"
    send "password of kibana_system" POST "$elasticsearch/_security/user/kibana_system/_password" --header 'Content-Type: application/json' --data-binary "@$work/user"
  fi
}

# Objects of ours that people changed are overwritten; copies under other names are not touched.
install_kibana() {
  send "Kibana objects" POST "$kibana/api/saved_objects/_import?overwrite=true" --header 'kbn-xsrf: true' --form "file=@$objects;type=application/ndjson"
  if ! grep -q '"success" *: *true' "$work/answer"; then
    fail 1 "Kibana did not take every object: $(head -c 1000 "$work/answer")" "$(outcome)"
  fi
}

if [ "$part" = kibana ] && [ -z "$kibana" ]; then
  fail 2 "KIBANA_URL is not set."
fi
if [ "$part" = elasticsearch ]; then
  kibana=
fi

# All that can be known before is asked before the first change.
if [ "$part" != kibana ]; then
  check_elasticsearch
fi
if [ -n "$kibana" ]; then
  check_kibana
fi
if [ "$part" != kibana ]; then
  install_elasticsearch
fi
if [ -n "$kibana" ]; then
  install_kibana
fi
say "done"
