#!/usr/bin/env bash
# Runs once, when the primary's folder is made: replicas of the same network may connect with the password.
set -euo pipefail
echo 'host replication postgres all scram-sha-256' >> "$PGDATA/pg_hba.conf"
