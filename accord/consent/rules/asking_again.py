"""How to ask somebody whose old permission is not enough: never on the channel that lacks it (PERMISSION 3.5, 8)."""

from datetime import date

from accord.catalogue.rules.scopes import scopes_of
from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.law import judged_scopes, need_for
from accord.consent.types import LawTable, Need, RecipientKind, Requirement

BY_COST = (Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT, Channel.PHONE, Channel.EMAIL)
"""The channels on which one may be asked, the cheapest first; the person's own visit to our pages comes before all."""

_MAY_ASK = Requirement.LEGITIMATE_INTEREST


def need_on(
    table: LawTable, country: str, kind: RecipientKind, channel: Channel, purpose: Purpose, *, on: date, route: str = ""
) -> Need:
    """What the law asks for a purpose on a channel in a country, given evidence for one route."""
    scopes = judged_scopes(purpose, scopes_of(purpose))
    return need_for(table, jurisdiction=country, kind=kind, channel=channel, scopes=scopes, on=on, route=route)


def way_to_ask(table: LawTable, country: str, kind: RecipientKind, lacking: Channel, *, on: date) -> Channel | None:
    """The cheapest channel on which the law lets us ask for permission, None where only the person's own visit is left.

    Asking for consent to marketing is itself marketing (GDPR recital 47; ICO, direct marketing guidance), and is judged so.
    """
    for channel in BY_COST:
        if channel is lacking:
            continue
        need = need_on(table, country, kind, channel, Purpose.MARKETING, on=on)
        if not need.fail_closed and need.requirement <= _MAY_ASK:
            return channel
    return None
