"""Loaded by pytest before Django: a data folder of its own for every run, and no clock but the one the test hands in."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_home = Path(tempfile.mkdtemp(prefix="accord-test-"))
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["ACCORD_HOME"] = str(_home)
os.environ["ACCORD_SNAPSHOT"] = "inline"
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")

from accord.kernel.home import create_home  # noqa: E402 (the folder must be named first)

create_home(_home)
