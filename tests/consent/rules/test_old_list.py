"""What a row of an old list says, and what it is worth."""

from datetime import date

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.old_list import channel_in, columns_in, date_in, grade_old_row, polarity_in, purpose_in
from accord.consent.types import Explicitness, Grade, Mechanism, OldRow, Polarity, RecipientKind
from accord.kernel.errors import AccordError

TODAY = date(2026, 11, 17)


def old_row(how: str, given_on: date | None = date(2024, 3, 1), source: str = "crm export 7", **words: object) -> OldRow:
    return OldRow(
        **{  # type: ignore[arg-type]
            "line": 2,
            "customer_id": 1,
            "country": "FR",
            "kind": RecipientKind.INDIVIDUAL_PROFESSIONAL,
            "channel": Channel.EMAIL,
            "purpose": Purpose.MARKETING,
            "polarity": Polarity.OPT_IN,
            "given_on": given_on,
            "source": source,
            "how": how,
        }
        | words
    )


@pytest.mark.parametrize(
    ("how", "claimed", "taken", "mechanism"),
    [
        ("double opt-in", Grade.A, Grade.E, Mechanism.DOUBLE_OPT_IN_CLICK),
        ("Signed form", Grade.A, Grade.E, Mechanism.WET_SIGNATURE),
        ("web form", Grade.B, Grade.E, Mechanism.UNTICKED_BOX),
        ("by phone", Grade.C, Grade.E, Mechanism.VERBAL_NOTED),
        ("business card", Grade.D, Grade.D, Mechanism.BUSINESS_CARD),
        ("existing customer", Grade.D, Grade.D, Mechanism.EXISTING_CUSTOMER),
        ("published address", Grade.D, Grade.D, Mechanism.PUBLISHED_ADDRESS),
        ("pre-ticked box", Grade.E, Grade.E, Mechanism.PRETICKED_BOX),
        ("", Grade.E, Grade.E, Mechanism.SYSTEM_IMPORT),
        ("who knows", Grade.E, Grade.E, Mechanism.SYSTEM_IMPORT),
    ],
)
def test_claims_and_what_they_are_taken_at(how: str, claimed: Grade, taken: Grade, mechanism: Mechanism) -> None:
    grade = grade_old_row(old_row(how))
    assert (grade.claimed, grade.taken, grade.mechanism) == (claimed, taken, mechanism)
    assert bool(grade.route) is (taken is Grade.D)


@pytest.mark.parametrize("words", [{"given_on": None}, {"source": " "}])
def test_without_day_or_source_a_claim_is_a_flag(words: dict[str, object]) -> None:
    for how in ("double opt-in", "business card"):
        grade = grade_old_row(old_row(how, **words))  # type: ignore[arg-type]
        assert (grade.claimed, grade.taken, grade.route) == (Grade.E, Grade.E, "")
        assert grade.explicitness is Explicitness.IMPLICIT


def test_cells() -> None:
    assert [channel_in(text) for text in ("E-Mail", "mobile", "courrier", "visit")] == [
        Channel.EMAIL, Channel.SMS, Channel.POST, Channel.VISIT,
    ]  # fmt: skip
    assert purpose_in(" RX promotion") is Purpose.RX_PROMOTION
    assert date_in("2024-02-29T10:00", today=TODAY) == date(2024, 2, 29)
    assert date_in(" ", today=TODAY) is None
    assert [polarity_in(text) for text in ("yes", "", "NO", "opt-out", "Hayır")] == [
        Polarity.OPT_IN, Polarity.OPT_IN, Polarity.OPT_OUT, Polarity.OPT_OUT, Polarity.OPT_OUT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (channel_in, "pigeon"),
        (purpose_in, "fun"),
        (lambda text: date_in(text, today=TODAY), "03/04/2020"),
        (lambda text: date_in(text, today=TODAY), "2026-11-18"),
    ],
)
def test_what_cannot_be_read_is_refused(read: object, text: str) -> None:
    with pytest.raises(AccordError):
        read(text)  # type: ignore[operator]


def test_columns_by_any_of_their_names() -> None:
    assert columns_in(["E-mail", " Channel", "PURPOSE", "note"]) == {"contact": 0, "channel": 1, "purpose": 2}
    for header in (["channel", "purpose"], ["customer", "channel"], []):
        with pytest.raises(AccordError):
            columns_in(header)
