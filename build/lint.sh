#!/usr/bin/env bash
# Reads scripts, YAML and manifests as their own tools do: shellcheck, yamllint, kubectl kustomize. A tool that is missing is installed where that is
# possible; otherwise its part is skipped, and says so.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
deploy=src/Serilog.Ecs.Masking.Sample/deploy
failures=0

has() {
  if ! command -v "$1" >/dev/null && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    DEBIAN_FRONTEND=noninteractive timeout 60 apt-get install -y -q "$1" >/dev/null 2>&1 || true
  fi
  command -v "$1" >/dev/null || { echo "skipped: $1 is not installed, and could not be"; return 1; }
}
check() { if "$@"; then echo "ok: $1"; else echo "FAILED: $*" >&2; failures=$((failures + 1)); fi; }

if has shellcheck; then
  mapfile -t scripts < <(find build "$deploy" -name '*.sh' | sort)
  check shellcheck .ci/run "${scripts[@]}"
fi

if has yamllint; then
  mapfile -t files < <(find "$deploy" \( -name '*.yaml' -o -name '*.yml' \) | sort)
  check yamllint --strict --config-data '{ extends: relaxed, rules: { line-length: disable } }' "${files[@]}"
fi

if command -v kubectl >/dev/null; then
  while IFS= read -r folder; do
    check kubectl kustomize "$folder" >/dev/null
  done < <(find "$deploy/kubernetes" -name kustomization.yaml -exec dirname {} \; | sort)
else
  echo "skipped: kubectl is not installed"
fi

[[ $failures == 0 ]]
