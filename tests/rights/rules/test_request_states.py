import pytest

from accord.kernel.errors import AccordError
from accord.rights.rules.request_states import NEXT, check_step
from accord.rights.types import RequestKind, RequestState
from accord.rights.types import RequestState as S


def refused(states, to, kind=RequestKind.ACCESS, reason="because", late=False) -> str:
    try:
        check_step(states, to, kind=kind, reason=reason, late=late)
    except AccordError as error:
        return error.code
    return ""


def test_nothing_is_done_before_the_identity_is_checked():
    assert refused((S.RECEIVED,), S.DONE) == "rights.not_yet"
    assert refused((S.RECEIVED, S.EXTENDED), S.DONE) == "rights.not_yet"
    assert refused((S.RECEIVED, S.IDENTITY_CHECKED), S.DONE) == ""
    assert refused((S.RECEIVED, S.IDENTITY_CHECKED, S.EXTENDED), S.DONE) == ""


@pytest.mark.parametrize("end", [S.DONE, S.REFUSED])
@pytest.mark.parametrize("to", list(RequestState))
def test_what_is_closed_stays_closed(end, to):
    assert refused((S.RECEIVED, S.IDENTITY_CHECKED, end), to) == "rights.closed"


def test_a_refusal_and_an_extension_say_why():
    assert refused((S.RECEIVED,), S.REFUSED, reason=" ") == "rights.reason"
    assert refused((S.RECEIVED,), S.EXTENDED, reason="") == "rights.reason"
    assert refused((S.RECEIVED,), S.REFUSED) == refused((S.RECEIVED,), S.EXTENDED) == ""


def test_time_is_extended_once_and_not_when_it_is_over():
    assert refused((S.RECEIVED, S.EXTENDED, S.IDENTITY_CHECKED), S.EXTENDED) == "rights.extended"
    assert refused((S.RECEIVED,), S.EXTENDED, late=True) == "rights.extended"


def test_erasure_is_done_by_erasing_alone():
    assert refused((S.RECEIVED, S.IDENTITY_CHECKED), S.DONE, kind=RequestKind.ERASURE) == "rights.erase_first"


def test_every_state_has_its_row():
    assert set(NEXT) == set(RequestState)
