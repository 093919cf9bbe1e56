#!/bin/sh
# Writes the file .env beside compose.yaml with a password of its own for each user. A file that is there is not touched.
set -eu
umask 077
cd "$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)"

if [ -e .env ]; then
  printf '%s\n' "generate-passwords.sh: .env is there already and stays as it is." "New passwords need new volumes: docker compose down --volumes, rm .env, and this script again." >&2
  exit 3
fi

# 32 of 62 characters are 190 bits; no character means anything to a shell, to YAML, to a URL or to compose.
password() {
  LC_ALL=C tr -dc 'A-Za-z0-9' </dev/urandom | head -c 32
}

# Written beside and moved, so that a run that breaks off leaves no half file.
{
  printf '%s\n' '# Made by generate-passwords.sh; .env.example says what is what.'
  printf '%s\n' "ADMIN_PASSWORD=$(password)" "KIBANA_SYSTEM_PASSWORD=$(password)" "COLLECTOR_PASSWORD=$(password)" "KIBANA_ENCRYPTION_KEY=$(password)"
  printf '%s\n' 'COMPOSE_PROFILES=fluent-bit'
} >.env.new
mv .env.new .env
printf '%s\n' "Passwords are in $(pwd)/.env. Kibana's user is 'elastic', with ADMIN_PASSWORD."
