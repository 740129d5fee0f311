"""What goes back to a two-way register, and what does not."""

import pytest

from accord.catalogue.types import Purpose
from accord.consent.rules.register_notices import is_to_be_told
from accord.consent.types import Actor, Explicitness, RecordType
from tests.consent.people import record, refusal


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (record(), True),
        (record(purpose=Purpose.RX_PROMOTION), True),
        (record(explicitness=Explicitness.IMPLICIT), False),
        (record(type=RecordType.GRANTED_PENDING), False),
        (record(purpose=Purpose.SERVICE), False),
        (refusal(), True),
        (refusal(purpose=None), True),
        (refusal(purpose=Purpose.TRACKING), False),
        (refusal(actor=Actor.REGISTER), False),
    ],
)
def test_what_a_register_is_told(entry, told) -> None:
    assert is_to_be_told(entry) is told
