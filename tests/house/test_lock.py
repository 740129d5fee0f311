"""What is installed is pinned by hash and names no host; what the models say is what the migrations make."""

import io
import re

import pytest
from django.core.management import call_command

from tests.house.tree import ROOT


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_is_pinned_and_names_no_host(name: str) -> None:
    text = (ROOT / name).read_text()
    packages = re.findall(r"^[a-z0-9][\w.\[\]-]*==", text, re.MULTILINE | re.IGNORECASE)
    assert len(packages) > 20
    assert text.count("--hash=sha256:") >= len(packages)
    assert "://" not in text


@pytest.mark.django_db
def test_migrations_are_whole() -> None:
    out = io.StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
