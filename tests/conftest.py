"""Fixtures that every test may use."""

import os
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

ARGON2 = "accord.access.passwords.Argon2"

hypothesis.settings.register_profile("accord", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("accord")


def pytest_configure() -> None:
    """Passwords are hashed quickly in tests: Argon2 is slow by design, and what it protects is not here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", ARGON2]


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real public data; the test is skipped, with the reason, where it is not."""
    folder = Path(os.environ.get("ACCORD_REAL_DATA", "../shared/data")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no real data at {folder}: set ACCORD_REAL_DATA to its folder")
    return folder
