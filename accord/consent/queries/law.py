"""The law in force."""

from functools import cache
from importlib.resources import files

from accord.consent.rules.law_table import read_law_table
from accord.consent.types import LawTable


@cache
def law_table() -> LawTable:
    """The law in force: the rule table that ships with the room."""
    return read_law_table(files("accord.consent").joinpath("law/permission-rules.csv").read_bytes())
