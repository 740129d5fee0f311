"""The National Do Not Call Registry (United States)."""

from accord.adapters.registers.phone_list import PhoneList
from accord.catalogue.types import Channel

DNC = PhoneList(
    name="dnc",
    title="National Do Not Call Registry",
    law_names=frozenset({"National DNC", "National DNC (mobiles)"}),
    country="US",
    channels=(Channel.PHONE, Channel.SMS),
    recheck_days=31,
    recheck_source="16 CFR 310.4(b)(3)(iv), 47 CFR 64.1200(c)(2)(i)(D): a version not older than 31 days",
    zone="America/New_York",
)
