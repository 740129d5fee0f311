"""Bars made of slices, in percent of a common width; as text, since a locale's decimal comma would break SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from accord.web.words.numbers import whole as whole_number

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a bar: where it starts and how wide it is, in percent; `series` picks the colour."""

    name: Words
    count: int
    series: int
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One labelled bar with its slices; `count` is the number printed beside it, in the reader's language."""

    name: Words
    count: str
    slices: tuple[Slice, ...]


def bar_of(name: Words, parts: Sequence[tuple[Words, int, int]], *, whole: int, count: int | None = None) -> Bar:
    """A bar of `parts` (name, count, series), side by side on a scale where `whole` fills the width."""
    slices, start = [], 0
    for words, size, series in parts:
        if size:
            slices.append(Slice(words, size, series, _percent(start, whole), _percent(size, whole)))
        start += size
    return Bar(name, whole_number(start if count is None else count), tuple(slices))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.3f}" if whole else "0"
