"""Fixtures that every test may use."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real public data; the test is skipped, with the reason, where it is not."""
    folder = Path(os.environ.get("ACCORD_REAL_DATA", "../shared/data")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}: set ACCORD_REAL_DATA to its folder")
    return folder
