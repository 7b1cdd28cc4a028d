#!/usr/bin/env bash
# A replica: copies the primary when its own folder is empty, then follows it.
set -euo pipefail
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  pg_basebackup --host=primary --username=postgres --pgdata="$PGDATA" --wal-method=stream --write-recovery-conf
fi
exec postgres
