"""The house's own mail layout: a letter's words set in MJML blocks (`accord/content/blocks`) and as plain text.

Calm on purpose: no pictures, nothing fetched, one button, legible at 320 px, dark and light.
"""

import html
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Template

from accord.content.rules.slots import SLOT
from accord.content.rules.usability import language_covers
from accord.content.types import Letter

_BLOCKS = Path(__file__).resolve().parent.parent / "blocks"


def compose_mjml(letter: Letter) -> str:
    """The mail with header, body, button and a footer that says why, how to choose, how to stop, who, and which material."""
    words = words_in(letter.language)
    sections = [
        _block("header", professionals=_block("professionals", **words) if letter.professionals_only else ""),
        _block(
            "opening",
            kicker=_block("kicker", kicker=_escaped(letter.kicker)) if letter.kicker else "",
            heading=_escaped(letter.heading),
            greeting=_each("paragraph", "paragraph", filter(None, [letter.greeting])),
            paragraphs=_each("paragraph", "paragraph", letter.paragraphs),
        ),
        _block("points", points=_each("point", "point", letter.points)) if letter.points else "",
        _button(letter),
        _block("closing", closing=_escaped(letter.closing)) if letter.closing else "",
        _block("fine_print", lines=_each("fine_line", "line", letter.fine_print)) if letter.fine_print else "",
        _block("card_end"),
        _foot(letter, words),
    ]
    return _block(
        "layout",
        language=letter.language,
        fonts=words["fonts"],
        heading=html.escape(SLOT.sub("", letter.heading)),
        preheader=html.escape(letter.preheader or letter.paragraphs[0], quote=False),
        sections="\n".join(filter(None, sections)),
    )


def compose_text(letter: Letter) -> str:
    """The same words for readers of plain text."""
    words = words_in(letter.language)
    parts = [
        "{{sender_name}}" + (f"\n{words['for_professionals']}" if letter.professionals_only else ""),
        letter.heading,
        letter.greeting,
        *letter.paragraphs,
        "\n".join(f"- {point}" for point in letter.points),
        f"{letter.button_text}: {letter.button_url}" if letter.button_url else "",
        letter.closing,
        *letter.fine_print,
        "-- ",
        words["why_service" if letter.service else "why"],
        _links_in_text(letter, words),
        "{{sender_name}}\n{{postal_address}}\n{{material}}",
    ]
    return "\n\n".join(filter(None, parts))


def words_in(language: str) -> dict[str, str]:
    """The fixed words of the layout in this language, or in English where we have none."""
    tables = _tables()
    return next((words for code, words in tables.items() if language_covers(code, language)), tables["en"])


def _foot(letter: Letter, words: Mapping[str, str]) -> str:
    if not letter.service:
        return _block("footer", **words)
    return _block("footer_service", choices=_block("choices", **words) if letter.shows_choices else "", **words)


def _links_in_text(letter: Letter, words: Mapping[str, str]) -> str:
    links = {
        "preferences": "preferences_url" if letter.shows_choices else "",
        "why_link": "why_url",
        "stop": "" if letter.service else "unsubscribe_url",
    }
    return "\n".join(f"{words[name]}: {{{{{slot}}}}}" for name, slot in links.items() if slot)


def _button(letter: Letter) -> str:
    if not letter.button_url:
        return ""
    return _block("button", button_url=html.escape(letter.button_url), button_text=_escaped(letter.button_text))


def _each(block: str, name: str, texts: Iterable[str]) -> str:
    return "\n".join(_block(block, **{name: _escaped(text)}) for text in texts)


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br />")


def _block(name: str, **values: str) -> str:
    return Template(_source(name)).substitute(values)


@cache
def _source(name: str) -> str:
    return (_BLOCKS / f"{name}.mjml").read_text(encoding="utf-8").rstrip("\n")


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads((_BLOCKS / "words.toml").read_text(encoding="utf-8"))
