"""The Telephone Preference Service and its corporate twin (Great Britain)."""

from accord.adapters.registers.phone_list import PhoneList
from accord.catalogue.types import Channel

TPS_CTPS = PhoneList(
    name="tps_ctps",
    title="TPS and CTPS",
    law_names=frozenset({"TPS", "CTPS"}),
    country="GB",
    channels=(Channel.PHONE,),
    recheck_days=28,
    recheck_source="PECR 2003, reg. 21(1)(b) and (3): a number counts from 28 days after it was listed",
    zone="Europe/London",
)
