from collections.abc import Iterator
from typing import Any

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Mechanism, RecordType, Status, SuppressionCause
from accord.delivery.types import MessageState
from accord.interactions.types import Author, ResponseKind
from accord.kernel.viewer import Role
from accord.rights.rules.languages import LANGUAGES
from accord.rights.rules.paper import LAYOUTS, MOST_ROWS, all_text_of, paper_of
from accord.rights.types import Origin, RequestKind, RequestState
from accord.rights.words import words_in

SHOWN = (Channel, Purpose, RecordType, Mechanism, Status, SuppressionCause, Author, ResponseKind, MessageState, Role)
SHOWN += (RequestKind, RequestState, Origin)


def keys_of(words: Any, path: str = "") -> Iterator[str]:
    for name, value in words.items():
        yield from keys_of(value, f"{path}{name}.") if isinstance(value, dict) else [f"{path}{name}"]


def data_with(**sections: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "customer": 7,
        "made_at": "2026-11-18T09:00:00+00:00",
        "controllers": [{"name": "Alder", "country": "FR", "postal_address": "4 quai", "reply_to": "a@b.example"}],
        "sections": {name: {"legal_basis": "consent", "retention": "proof", "rows": rows} for name, rows in sections.items()},
    }


def only(data: dict[str, Any], language: str = "en", zone: str = "Asia/Taipei") -> dict[str, Any]:
    (section,) = paper_of(data, words_in(language), zone=zone, name="陳怡君")["sections"]
    return section


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language):
    words = words_in(language)
    assert set(keys_of(words)) == set(keys_of(words_in("en")))
    assert set(words["sections"]) == set(LAYOUTS)
    assert {"piece", *(field for layout in LAYOUTS.values() for field in layout.fields)} <= set(words["fields"])
    missing = {word.value for kind in SHOWN for word in kind} - set(words["codes"])
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_a_translation_is_no_copy(language):
    told, english = words_in(language), words_in("en")
    same = [name for name in told["fields"] if told["fields"][name] == english["fields"][name]]
    assert len(same) < 12 and told["rights"]["list"] != english["rights"]["list"]
    assert len(told["rights"]["list"]) == len(english["rights"]["list"])


def test_moments_are_those_of_the_person():
    section = only(data_with(touches=[{"occurred_at": "2026-11-17T23:30:00+00:00", "channel": "email"}]))
    assert section["rows"] == [["18 Nov 2026, 07:30", "e-mail"]]
    assert only(data_with(touches=[{"occurred_at": "2026-11-17T23:30:00+00:00"}]), "zh-hant")["rows"] == [["2026年11月18日 07:30"]]


def test_empty_columns_are_left_out_and_codes_are_words():
    rows = [{"kind": "email", "value": "a@b.example", "use": "", "status": "verified", "source": None}]
    section = only(data_with(contact_points=rows), "tr")
    assert section["head"] == ["Tür", "Değer", "Durum"] and section["rows"] == [["e-posta", "a@b.example", "doğrulandı"]]


def test_what_was_never_asked_is_said_once():
    rows = [{"channel": "email", "purpose": "survey", "status": status} for status in ("not_asked", "withdrawn", "not_asked")]
    section = only(data_with(permission_now=rows))
    assert section["count"] == 1 and section["rows"] == [["e-mail", "survey", "withdrawn"]]


def test_a_long_list_is_cut_and_counted():
    rows = [{"looked_at": "2026-11-17T23:30:00+00:00", "roles": ["rep"], "page": "day"}] * (MOST_ROWS + 12)
    section = only(data_with(looks=rows))
    assert len(section["rows"]) == MOST_ROWS and "12" in section["more"] and section["count"] == MOST_ROWS + 12


def test_an_unknown_code_is_shown_as_it_is_and_lists_are_joined():
    section = only(data_with(decisions=[{"on": "2026-11-17", "reasons": ["a", "b"], "state": "quite_new"}]))
    assert section["rows"] == [["17 Nov 2026", "a\nb", "quite new"]]


def test_all_text_is_gathered():
    paper = paper_of(data_with(identity=[{"family_name": "Ω≈"}]), words_in("en"), zone="", name="N")
    assert "Ω≈" in all_text_of(paper)
