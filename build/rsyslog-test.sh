#!/usr/bin/env bash
# Sends lines of the sample through a real rsyslog, with the configuration in src/Serilog.Ecs.Masking.Sample/deploy/collectors/rsyslog.
# Installs Debian's packages where they are missing and it may; says why where it cannot, and ends well.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packages="rsyslog rsyslog-elasticsearch"

is_installed() { command -v rsyslogd /usr/sbin/rsyslogd >/dev/null && [[ -n $(find /usr/lib -maxdepth 4 -name omelasticsearch.so 2>/dev/null) ]]; }

if ! is_installed && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  timeout 120 apt-get install -y -q $packages >/dev/null 2>&1 || { timeout 120 apt-get update -q >/dev/null 2>&1 && timeout 120 apt-get install -y -q $packages >/dev/null 2>&1; } || true
fi

if ! is_installed; then
  echo "skipped: $packages are not installed, and could not be (that needs Debian or Ubuntu, root and a package source)"
  exit 0
fi

rsyslogd -v | head -1
dotnet test test/Serilog.Ecs.Masking.Deployment.Tests -f net10.0 --filter RsyslogTests
