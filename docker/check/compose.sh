#!/usr/bin/env bash
# Checks the compose files by docker-compose's own reading; then sees that it fails on a wrong field. Needs no engine.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if docker compose version > "$work/version" 2>&1; then compose=(docker compose); else compose=(docker-compose); fi

for overlay in "" docker-compose.*.yml; do
  "${compose[@]}" -f docker-compose.yml ${overlay:+-f "$overlay"} config -q
  echo "docker-compose.yml${overlay:+ with $overlay}: in order"
done

refused() {
  sed "s|$1|$2|" docker-compose.yml > "$work/docker-compose.yml"
  if cmp -s docker-compose.yml "$work/docker-compose.yml"; then echo "nothing to spoil: $1"; exit 1; fi
  if "${compose[@]}" -f "$work/docker-compose.yml" config -q 2> "$work/said"; then
    echo "not noticed: $1 → $2"
    exit 1
  fi
  echo "refused: $(tr '\n' ' ' < "$work/said" | sed "s|$work/||g")"
}
refused 'healthcheck:' 'healthcheks:'
refused 'condition: service_healthy' 'condition: service_well'
refused '      - kafka-data:/var' '      - kafka-dat:/var'
