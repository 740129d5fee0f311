import pytest

from accord.consent.rules.roles import Role, may_stand, role_of
from accord.consent.types import LawfulBasis, Polarity, RecordType
from tests.consent.people import record

IN, OUT = Polarity


@pytest.mark.parametrize(
    ("kind", "polarity", "role"),
    [
        (RecordType.GRANTED, IN, Role.YES),
        (RecordType.CONFIRMED, IN, Role.YES),
        (RecordType.IMPORTED, IN, Role.YES),
        (RecordType.IMPORTED, OUT, Role.NO),
        (RecordType.GRANTED_PENDING, IN, Role.PENDING),
        (RecordType.WITHDRAWN, OUT, Role.NO),
        (RecordType.OBJECTED, OUT, Role.NO),
        (RecordType.REVOKED, OUT, Role.NO),
        (RecordType.COMPLAINED, OUT, Role.NO),
        (RecordType.EXPIRED, OUT, Role.END),
        (RecordType.INVALIDATED, OUT, Role.END),
        (RecordType.REGISTERED_BLOCK, OUT, Role.BLOCK),
        (RecordType.REGISTERED_BLOCK, IN, Role.LIFT),
        (RecordType.DECEASED_OR_RETIRED, OUT, Role.BLOCK),
        (RecordType.ASKED, IN, Role.NOTE),
        (RecordType.ASKED, OUT, Role.NOTE),
    ],
)
def test_roles(kind, polarity, role):
    assert role_of(record(type=kind, polarity=polarity)) is role


def test_who_was_told_and_did_not_refuse_says_a_quiet_yes():
    told = {"type": RecordType.ASKED, "lawful_basis": LawfulBasis.LEGITIMATE_INTEREST}
    assert role_of(record(**told)) is Role.YES
    assert role_of(record(**told, polarity=OUT)) is Role.NOTE


@pytest.mark.parametrize("kind", RecordType)
def test_no_opt_out_says_yes_and_no_opt_in_says_no(kind):
    assert role_of(record(type=kind, polarity=OUT)) not in (Role.YES, Role.PENDING, Role.LIFT)
    assert role_of(record(type=kind, polarity=IN)) not in (Role.NO, Role.BLOCK, Role.END)


@pytest.mark.parametrize(
    ("kind", "polarity", "may"),
    [
        (RecordType.GRANTED, OUT, False),
        (RecordType.WITHDRAWN, IN, False),
        (RecordType.GRANTED, IN, True),
        (RecordType.REFUSED, OUT, True),
    ],
)
def test_a_record_does_not_contradict_itself(kind, polarity, may):
    assert may_stand(kind, polarity) is may
