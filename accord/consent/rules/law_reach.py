"""Whom and what a rule bears on."""

from accord.catalogue.types import Channel
from accord.consent.rules.jurisdiction import chain_of
from accord.consent.rules.law import WORDS
from accord.consent.types import LawRule


def reaches_place(jurisdiction: str, place: str) -> bool:
    """Whether rules of a jurisdiction are heard in a country or region."""
    return jurisdiction in chain_of(place)


def speaks_of_channel(rule: LawRule, channel: Channel) -> bool:
    """Whether a rule bears on a channel."""
    return rule.channel == "any" or rule.channel in WORDS.get(channel, (channel.value,))
