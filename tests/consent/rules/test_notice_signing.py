"""A signature signs all that was seen."""

from dataclasses import replace

from accord.consent.rules.notice_signing import signed_hash_of
from tests.consent.rules.test_notice_lint import GOOD


def test_whatever_is_seen_is_signed() -> None:
    signed = signed_hash_of(GOOD, signed_by="Ines Halloran", meaning="approved")
    changed = [
        signed_hash_of(replace(GOOD, text_hash="other"), signed_by="Ines Halloran", meaning="approved"),
        signed_hash_of(replace(GOOD, control_initial="on"), signed_by="Ines Halloran", meaning="approved"),
        signed_hash_of(replace(GOOD, layout_hash="other"), signed_by="Ines Halloran", meaning="approved"),
        signed_hash_of(GOOD, signed_by="Rune Falkenberg", meaning="approved"),
        signed_hash_of(GOOD, signed_by="Ines Halloran", meaning="read"),
    ]
    assert len({signed, *changed}) == 6
    assert signed == signed_hash_of(replace(GOOD, id=7), signed_by="Ines Halloran", meaning="approved")
