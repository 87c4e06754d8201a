#!/usr/bin/env bash
# Checks the alert rules by promtool: their form, and their unit tests; then sees that a wrong threshold fails one.
set -euo pipefail
cd "$(dirname "$0")/../prometheus"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
promtool check config prometheus.yml > "$work/said" || { cat "$work/said"; exit 1; }
promtool test rules spawnwatch.rules.test.yml

sed 's/> 0\.01/> 0.5/' spawnwatch.rules.yml > "$work/spawnwatch.rules.yml"
if cmp -s spawnwatch.rules.yml "$work/spawnwatch.rules.yml"; then echo "nothing to spoil"; exit 1; fi
cp spawnwatch.rules.test.yml "$work/"
if promtool test rules "$work/spawnwatch.rules.test.yml" > "$work/said" 2>&1; then
  echo "not noticed: a threshold of a half"
  exit 1
fi
echo "refused: a threshold of a half"
