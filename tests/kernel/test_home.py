"""The data folder and its keys."""

from pathlib import Path

import pytest

from accord.kernel.home import KEYS, create_home, home_folder, read_key


def test_a_folder_keeps_its_keys(tmp_path: Path) -> None:
    create_home(tmp_path / "var")
    keys = {name: read_key(tmp_path / "var", name) for name in KEYS}
    create_home(tmp_path / "var")
    assert {name: read_key(tmp_path / "var", name) for name in KEYS} == keys
    assert len(set(keys.values())) == len(KEYS)
    assert {len(key) for key in keys.values()} == {32}


def test_keys_are_for_the_owner_alone(tmp_path: Path) -> None:
    create_home(tmp_path)
    assert (tmp_path / "keys").stat().st_mode & 0o077 == 0
    assert all((tmp_path / "keys" / name).stat().st_mode & 0o077 == 0 for name in KEYS)


def test_without_a_folder_a_key_lives_as_long_as_the_process_needs(tmp_path: Path) -> None:
    assert len(read_key(tmp_path / "nowhere", "tokens")) == 32
    assert not (tmp_path / "nowhere").exists()


def test_the_folder_is_named_by_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCORD_HOME", str(tmp_path))
    assert home_folder() == tmp_path
    monkeypatch.delenv("ACCORD_HOME")
    assert home_folder() == Path.cwd() / "var"
