#!/usr/bin/env bash
# Healthy: the process answers on its metrics port; a JobManager also says that its job is running.
set -euo pipefail

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

get() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3
  cat <&3
}

answers "${METRICS_PORT:-9249}"
if answers "${REST_PORT:-8081}"; then
  get "${REST_PORT:-8081}" /jobs/overview | grep -q '"state":"RUNNING"'
fi
