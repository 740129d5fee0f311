"""Regions within a country as ISO 3166-2 codes ('US-FL', 'CA-QC')."""

import csv
import re
from functools import cache, lru_cache
from pathlib import Path

_SUBDIVISION = re.compile(r"[A-Z0-9]{1,3}")


@lru_cache(maxsize=8192)
def region_code(text: str, country: str) -> str:
    """The code of a region written as 'FL', 'US-FL' or, in the United States, 'Florida'; '' where it is not one.

    The codes of armed forces' post (AA, AE, AP) and other countries' places name no region.
    """
    code = text.strip().upper().removeprefix(f"{country}-")
    if country == "US":
        state = code if code in us_states() else _us_names().get(text.strip().casefold())
        return f"US-{state}" if state else ""
    return f"{country}-{code}" if country and _SUBDIVISION.fullmatch(code) else ""


@cache
def us_states() -> dict[str, tuple[str, str]]:
    """Name and prevailing time zone of each state and territory of the United States, by its postal code."""
    with (Path(__file__).parent / "us_states.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: (row["name"], row["time_zone"]) for row in csv.DictReader(file)}


@cache
def _us_names() -> dict[str, str]:
    return {name.casefold(): code for code, (name, _) in us_states().items()}
