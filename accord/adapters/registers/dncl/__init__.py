"""The National Do Not Call List (Canada)."""

from accord.adapters.registers.phone_list import PhoneList
from accord.catalogue.types import Channel

DNCL = PhoneList(
    name="dncl",
    title="National Do Not Call List",
    law_names=frozenset({"National DNCL"}),
    country="CA",
    channels=(Channel.PHONE,),
    recheck_days=31,
    recheck_source="CRTC Unsolicited Telecommunications Rules, Part II, s. 7: a version not older than 31 days",
    zone="America/Toronto",
)
