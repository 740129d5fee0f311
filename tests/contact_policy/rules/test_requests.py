from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.types import FrequencyCap, Obligations, Permit, Preference, QuietHours
from accord.contact_policy.rules.requests import request_of
from accord.customers.types import Customer, CustomerKind, CustomerStatus

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
NIGHT, LUNCH = QuietHours(frozenset({1}), time(22), time(8)), QuietHours(frozenset({1}), time(12), time(13))
LAW, COMPANY = FrequencyCap(3, 365, Channel.VISIT, "GB.visit"), FrequencyCap(2, 7, None, "company")
PERMIT = Permit(
    4, None, Channel.VISIT, Purpose.MARKETING, "lumira", 7, frozenset({ContentScope.MARKETING}), (), (),
    Obligations(caps=(LAW,), quiet_hours=(NIGHT,)), "", NOW + timedelta(days=1), False,
)  # fmt: skip
CUSTOMER = Customer(4, CustomerKind.HCP, CustomerStatus.ACTIVE, "", "", "", "", "", "GB", "", "", "", "en", "Europe/London", None)


def test_a_request_carries_what_law_company_and_person_say() -> None:
    wishes = Preference(4, contacts_per_month=1, quiet_hours=(LUNCH,), pause_until=NOW + timedelta(days=3))
    request = request_of(PERMIT, CUSTOMER, wishes, company=(COMPANY,), planned_at=NOW)
    assert (request.customer_id, request.channel, request.topic, request.sender_id) == (4, Channel.VISIT, "lumira", 7)
    assert (request.time_zone, request.country, request.planned_at) == ("Europe/London", "GB", NOW)
    assert set(request.caps) == {LAW, COMPANY, FrequencyCap(1, 30, None, "person")}
    assert request.quiet_hours == (NIGHT, LUNCH)
    assert request.pause_until == NOW + timedelta(days=3)


def test_a_person_without_wishes_is_bound_by_law_and_company_alone() -> None:
    request = request_of(PERMIT, CUSTOMER, None, company=(COMPANY,), planned_at=NOW)
    assert request.caps == (LAW, COMPANY)
    assert (request.quiet_hours, request.pause_until) == ((NIGHT,), None)


def test_a_bare_service_contact_is_under_no_cap_and_no_pause() -> None:
    wishes = Preference(4, contacts_per_month=0, quiet_hours=(LUNCH,), pause_until=NOW + timedelta(days=3))
    bare = replace(PERMIT, purpose=Purpose.SERVICE, scopes=frozenset())
    request = request_of(bare, CUSTOMER, wishes, company=(COMPANY,), planned_at=NOW)
    assert (request.caps, request.pause_until, request.quiet_hours, request.counted) == ((), None, (NIGHT,), False)
    with_promotion = request_of(replace(bare, scopes=PERMIT.scopes), CUSTOMER, wishes, company=(COMPANY,), planned_at=NOW)
    assert with_promotion.caps and with_promotion.pause_until and with_promotion.counted
