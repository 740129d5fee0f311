"""What is asked of the law: whom, with what, on which day, and how much of the table is looked at."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from django.http import QueryDict

from accord.catalogue.types import ContentScope
from accord.consent.types import RecipientKind

SCOPES = (
    ContentScope.RX_PROMOTION,
    ContentScope.MARKETING,
    ContentScope.TRACKING,
    ContentScope.HEALTH_DATA,
    ContentScope.PHI_MARKETING,
    ContentScope.PRESCRIBER_DATA_TARGETING,
    ContentScope.BENEFIT_IN_KIND,
)
E = TypeVar("E", RecipientKind, ContentScope)
CHANNELS = ("email", "sms", "phone", "post", "visit", "chat_app", "push", "web")


@dataclass(frozen=True, slots=True)
class LawFilter:
    """A question to the whole table; `country` and `channel` '' for all of them."""

    kind: RecipientKind
    scope: ContentScope
    on: date
    country: str = ""
    channel: str = ""

    @property
    def query(self) -> str:
        """The same question in an address, without country and channel."""
        return urlencode({"kind": self.kind.value, "scope": self.scope.value, "on": self.on.isoformat()})


def read_filter(asked: QueryDict, *, today: date) -> LawFilter:
    """The question in an address; what cannot be read is as if it were not asked."""
    return LawFilter(
        kind=_one_of(RecipientKind, asked.get("kind", ""), RecipientKind.INDIVIDUAL_PROFESSIONAL),
        scope=_one_of(ContentScope, asked.get("scope", ""), ContentScope.RX_PROMOTION),
        on=_day(asked.get("on", ""), today),
        country=asked.get("country", "").upper()[:8],
        channel=asked.get("channel", "") if asked.get("channel", "") in CHANNELS else "",
    )


def _one_of(words: type[E], given: str, otherwise: E) -> E:
    return words(given) if given in [word.value for word in words] else otherwise


def _day(given: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        return otherwise
