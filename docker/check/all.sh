#!/usr/bin/env bash
# All checks of the deployment files; installs what they need (Debian, root). Called by .ci/run.
set -euo pipefail
cd "$(dirname "$0")"
shared=$(cd ../.. && pwd)/../shared
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

missing=()
need() { command -v "$1" > "$work/found" || missing+=("$2"); }
need docker-compose docker-compose
need promtool prometheus
need buildah buildah
if [ ${#missing[@]} -gt 0 ]; then
  { apt-get -q update && apt-get -q -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}"; } \
    > "$work/apt" 2>&1 || { cat "$work/apt"; exit 1; }
fi

./compose.sh
./prometheus.sh
if [ ! -f "$shared/k8s/flinkdeployment.crd.yml" ]; then
  echo "SKIPPED: the manifests, for the operator's CRD is absent beside this checkout"
elif ! command -v kubectl > "$work/found"; then
  echo "SKIPPED: the manifests, for there is no kubectl to render them"
else
  python3 -m venv "$work/python"
  "$work/python/bin/pip" -q install pyyaml jsonschema kubernetes-validate==1.37.0 2> "$work/pip" || { cat "$work/pip"; exit 1; }
  CRD=$(readlink -f "$shared/k8s/flinkdeployment.crd.yml") PYTHON=$work/python/bin/python ./kubernetes.sh
fi
./image.sh
