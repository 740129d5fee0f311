"""The register of processing and the impact assessment, as this installation stands now."""

from collections import Counter
from datetime import datetime

from django.conf import settings

from accord.access.queries import list_api_keys, roles_without_second_factor
from accord.catalogue.queries import list_senders
from accord.catalogue.types import Purpose
from accord.consent.queries import law_table
from accord.customers.queries import count_by_place, count_set_aside
from accord.rights.requests import with_state
from accord.rights.rules.processing import RISKS, activity_of
from accord.rights.types import ImpactAssessment, OpenPoint, Register, RequestState
from accord.segments.queries import known_facts

_CLOSED = (RequestState.DONE.value, RequestState.REFUSED.value)
_READ = "text_seen"


def processing_register(*, now: datetime) -> Register:
    """The register of processing (GDPR Art. 30), one activity per purpose; a constant number of queries."""
    countries: Counter[str] = Counter()
    for (country, _, _), number in count_by_place().items():
        countries[country] += number
    facts = tuple(known_facts().values())
    return Register(
        made_at=now,
        controllers=tuple(f"{sender.name}, {sender.postal_address}" for sender in list_senders()),
        recipients=tuple(sorted({key.name for key in list_api_keys() if key.revoked_at is None})),
        persons=countries.total(),
        countries=tuple(sorted(countries.items(), key=lambda item: (-item[1], item[0]))),
        activities=tuple(activity_of(purpose, facts) for purpose in Purpose),
    )


def impact_assessment(*, now: datetime) -> ImpactAssessment:
    """What a machine can write of an impact assessment (GDPR Art. 35): the register, the risks, and what is still open here."""
    return ImpactAssessment(processing_register(now=now), RISKS, _open_points(now))


def _open_points(now: datetime) -> tuple[tuple[OpenPoint, int], ...]:
    law = law_table()
    counts = {
        OpenPoint.REQUESTS_LATE: with_state().filter(due_at__lt=now).exclude(state__in=_CLOSED).count(),
        OpenPoint.TEXTS_SET_ASIDE: count_set_aside(),
        OpenPoint.NO_SECOND_FACTOR: len(roles_without_second_factor()),
        OpenPoint.NO_WITNESS: int(not settings.ACCORD_WITNESS),
        OpenPoint.NOT_HTTPS: int(not settings.ACCORD_BASE_URL.startswith("https://")),
        OpenPoint.RULES_UNREAD: sum(rule.verification != _READ and not rule.accepted for rule in law.rules.values()),
    }
    return tuple((point, count) for point, count in counts.items() if count)
