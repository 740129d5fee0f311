"""Reads what each country's people are drawn from."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from accord.simulator.types import Country, Town

CODES = ("US", "CA", "FR", "SE", "TR", "TW")


@cache
def countries() -> tuple[Country, ...]:
    """The countries of the market, always in the same order: arrays point into it."""
    return tuple(_country(code) for code in CODES)


def _country(code: str) -> Country:
    data = tomllib.loads(files("accord.simulator.countries").joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    return Country(
        code=code,
        share=data["share"],
        reps=data["reps"],
        languages=data["languages"],
        family_first=data.get("family_first", False),
        given=tuple(map(_written, data["given"])),
        family=tuple(map(_written, data["family"])),
        titles=tuple(data["titles"]),
        organisations=tuple(map(_written, data["organisations"])),
        towns=tuple(_town(*row) for row in data["places"]),
        phones=_phones(data),
    )


def _written(word: str) -> tuple[str, str]:
    written, _, latin = word.partition(":")
    return written, latin or written


def _town(name: str, region: str, postal: str, time_zone: str, area: str) -> Town:
    written, latin = _written(name)
    return Town(written, latin, region, postal, time_zone, area)


def _phones(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    areas = {row[4] for row in data["places"]} if data["phone"] else set()
    return {area: tuple(number for pattern in data["phone"] for number in _numbers(pattern.format(area=area))) for area in areas}


def _numbers(pattern: str) -> list[str]:
    digits = pattern.count("#")
    return [pattern.replace("#" * digits, f"{number:0{digits}d}") for number in range(10**digits)]
