#!/usr/bin/env bash
# Checks docker/kubernetes without a cluster; then sees that the check fails on each of a few wrong fields.
# CRD: the FlinkDeployment CRD of the Flink Kubernetes Operator; PYTHON: one that has kubernetes-validate and jsonschema.
set -euo pipefail
cd "$(dirname "$0")/../kubernetes"
crd=${CRD:?the CRD of FlinkDeployment}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for overlay in dev prod; do kubectl kustomize "$overlay" > "$work/$overlay.yaml"; done
"$python" ../check/kubernetes.py "$crd" "$work/dev.yaml" "$work/prod.yaml"

refused() {
  sed "s|$1|$2|" "$work/prod.yaml" > "$work/wrong.yaml"
  if cmp -s "$work/prod.yaml" "$work/wrong.yaml"; then echo "nothing to spoil: $1"; exit 1; fi
  if "$python" ../check/kubernetes.py "$crd" "$work/wrong.yaml" > "$work/said"; then
    echo "not noticed: $1 → $2"
    exit 1
  fi
  echo "refused: $(sed "s|^$work/||; q" "$work/said")"
}
refused 'flinkVersion: v2_3' 'flinkVersion: v2_30'
refused 'upgradeMode: savepoint' 'upgradeMode: rolling'
refused '    parallelism: 16' '    paralelism: 16'
refused 'runAsNonRoot: true' 'runAsNoRoot: true'
refused 'verbs:' 'verb:'
refused 'state.backend.type: rocksdb' 'state.backend.type: hashmap'
refused '^      \(  *\)name: spawnwatch-job-.*' '      \1name: spawnwatch-jobs'
