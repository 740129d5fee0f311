"""The words of what a person gets on paper: one TOML file per language, all with the same keys."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words_in(language: str) -> dict[str, Any]:
    """The words of one of `rules.languages.LANGUAGES`."""
    return tomllib.loads(files("accord.rights.words").joinpath(f"{language}.toml").read_text("utf-8"))
