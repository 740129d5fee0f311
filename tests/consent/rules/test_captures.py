import pytest

from accord.consent.rules.captures import check_capture
from accord.consent.types import Polarity, RecordType
from accord.kernel.errors import AccordError
from tests.consent.people import capture, days_ago


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"type": RecordType.WITHDRAWN}, "consent.contradiction"),
        ({"polarity": Polarity.OPT_OUT}, "consent.contradiction"),
        ({"purpose": None}, "consent.no_purpose"),
        ({"valid_to": days_ago(1)}, "consent.period"),
    ],
)
def test_contradictions_are_not_taken_in(words, code):
    with pytest.raises(AccordError) as raised:
        check_capture(capture(1, **words))
    assert raised.value.code == code


def test_what_holds_together_is():
    check_capture(capture(1))
    check_capture(capture(1, type=RecordType.WITHDRAWN, polarity=Polarity.OPT_OUT, purpose=None))
