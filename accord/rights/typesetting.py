"""The copy on paper: a tagged PDF set by Typst. What is held is handed over as data, so nothing in it can be taken for markup."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from accord.kernel.errors import AccordError
from accord.rights.rules.paper import all_text_of, paper_of
from accord.rights.words import words_in

LATIN = ("Libertinus Serif", "DejaVu Sans Mono")
CHINESE = (
    *("Noto Serif CJK TC", "Noto Sans CJK TC", "Source Han Serif TC", "Source Han Sans TC", "Noto Serif TC", "Noto Sans TC"),
    *("Songti TC", "PingFang TC", "PMingLiU", "Microsoft JhengHei", "WenQuanYi Zen Hei", "AR PL UMing TW", "Noto Sans CJK SC"),
)
_CHINESE_LETTERS = re.compile("[　-〿㐀-鿿豈-﫿가-힣぀-ヿ𠀀-𯨟]")


def set_paper(data: Mapping[str, Any], *, language: str, zone: str, name: str, now: datetime) -> bytes:
    """The PDF (PDF/UA-1). Raises AccordError `rights.no_font` where the text holds Chinese and no font for it is installed."""
    paper = paper_of(data, words_in(language), zone=zone, name=name)
    chinese = _chinese_fonts()
    if not chinese and _CHINESE_LETTERS.search(all_text_of(paper)):
        raise AccordError(
            "rights.no_font",
            "The PDF was left out: it holds Chinese, and no font for that was found.",
            "Install one (Debian: apt-get install fonts-noto-cjk), then export again.",
        )
    paper["fonts"] = [LATIN[0], *chinese]
    compiler = typst.Compiler(_source(), font_paths=_fonts(), sys_inputs={"paper": json.dumps(paper, ensure_ascii=False)})
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=now.replace(microsecond=0))
    if not isinstance(pdf, bytes):
        raise AccordError("rights.no_pdf", "The PDF could not be set.", "Everything is in data.json; report this as a bug.")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _chinese_fonts() -> tuple[str, ...]:
    installed = set(_fonts().families())
    return tuple(family for family in CHINESE if family in installed)[:1]


@cache
def _source() -> bytes:
    return files("accord.rights").joinpath("typst/person.typ").read_bytes()
