"""Every word of the rooms has a name on pages, and every name a translation."""

from collections.abc import Iterable
from enum import Enum
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils import translation

import accord.web
from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Mechanism, ReasonCode, Status
from accord.contact_policy.types import PolicyCode
from accord.decisions.rules.eligibility import RULES
from accord.decisions.rules.explanation import MESSAGES
from accord.decisions.types import DismissalReason, Dropped, VisitOutcome
from accord.delivery.rules.door import ADDRESS_MISSING, LOOKUP_FAILED
from accord.delivery.types import MessageState
from accord.interactions.types import ResponseKind
from accord.web.marketer.plan import GATE_WORDS
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.dismissals import DISMISSAL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.messages import MESSAGE_WORDS
from accord.web.words.numbers import day_of, percent_of, whole
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.reasons import REASON_WORDS, reason_words
from accord.web.words.responses import RESPONSE_WORDS
from accord.web.words.statuses import STATUS_TONES, STATUS_WORDS
from accord.web.words.suggestion_reasons import SENTENCES
from accord.web.words.visits import OUTCOME_WORDS
from tests.cast import TUESDAY

CONTENT_REASONS = ("state", "not_started", "ended", "country", "language", "audience")
LOCALES = Path(accord.web.__file__).parent / "locale"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        (Channel, CHANNEL_WORDS),
        (Purpose, PURPOSE_WORDS),
        (Status, STATUS_WORDS),
        (Status, STATUS_TONES),
        (Mechanism, MECHANISM_WORDS),
        (DismissalReason, DISMISSAL_WORDS),
        (VisitOutcome, OUTCOME_WORDS),
        (ResponseKind, RESPONSE_WORDS),
        (MessageState, MESSAGE_WORDS),
        (Dropped, GATE_WORDS),
        (MESSAGES.values(), SENTENCES),
    ],
)
def test_every_word_has_a_name(kinds: Iterable[Enum], words: Iterable[object]) -> None:
    assert set(kinds) == set(words)


def test_every_reason_has_words_wherever_it_comes_from() -> None:
    assert {*ReasonCode, *PolicyCode, *(f"content.{code}" for code in CONTENT_REASONS), LOOKUP_FAILED, ADDRESS_MISSING} <= set(
        REASON_WORDS
    )
    assert {rule.code for rule in RULES} <= set(REASON_WORDS)
    assert reason_words("permission.not_asked") == reason_words("not_asked") == "never asked"
    assert reason_words("policy.quiet_hours") == "quiet hours"


def test_an_unknown_code_is_shown_not_hidden() -> None:
    assert reason_words("some_new_code") == "some new code"


@pytest.mark.parametrize("locale", ["fr", "zh_Hant", "tr"])
def test_translations_are_whole_sound_and_compiled(locale: str) -> None:
    folder = LOCALES / locale / "LC_MESSAGES"
    with (folder / "django.po").open("rb") as po:
        written = read_po(po, locale=locale)
    empty = [message.id for message in written if message.id and not all(_forms(message.string))]
    unsound = [(message.id, str(error)) for message in written for error in message.check(written)]
    compiled = BytesIO()
    write_mo(compiled, written)
    assert (empty, unsound) == ([], [])
    assert compiled.getvalue() == (folder / "django.mo").read_bytes()


def _forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return string if isinstance(string, tuple) else (string,)


@pytest.mark.parametrize(
    ("language", "number", "share", "day"),
    [
        ("en", "12,346", "1.2%", "Tuesday, November 17, 2026"),
        ("fr", "12\u202f346", "1,2\xa0%", "Mardi 17 novembre 2026"),
        ("zh-hant", "12,346", "1.2%", "2026年11月17日 星期二"),
        ("tr", "12.346", "%1,2", "17 Kasım 2026 Salı"),
    ],
)
def test_numbers_and_days(language: str, number: str, share: str, day: str) -> None:
    with translation.override(language):
        assert (whole(12_345.6), percent_of(0.0123), day_of(TUESDAY)) == (number, share, day)
