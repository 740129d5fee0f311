"""One customer's day, gate by gate: the rules that the columns apply to everybody, asked for one (held equal by tests/parity)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext

from accord.consent.actions import mint_permits
from accord.consent.types import Permission, Permit
from accord.contact_policy.queries import refusals_for, requests_for
from accord.contact_policy.types import PolicyCode, PolicyRefusal
from accord.content.queries import usable_versions
from accord.content.types import PieceVersion
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.decisions import models
from accord.decisions.questions import CHANNELS, questions_of
from accord.decisions.rules.eligibility import failing_rule
from accord.decisions.rules.explanation import Circumstances, Reason, in_words, reasons_for, reasons_for_silence
from accord.decisions.rules.fit import WORDS, reasons_not_fitting
from accord.decisions.rules.outcome import settle
from accord.decisions.rules.suggestions import OPEN
from accord.decisions.rules.timing import noon_of, start_of
from accord.decisions.rules.value import PlainModel, facts_of_one
from accord.decisions.types import Alternative, Dropped, Explanation
from accord.field_force.queries import reps_for
from accord.interactions.facts import topic_facts_for
from accord.kernel.conditions import Value
from accord.kernel.errors import NotFound
from accord.segments.queries import facts_for


def explain_customer(*, customer_id: int, on: date, now: datetime) -> Explanation:
    """Every approved version that could have been said to a customer on a day, with the gate and the rule where it fell.

    It tells of the day's plan where there is one (by what that plan knew), else of what would be best. Raises NotFound.
    """
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        raise NotFound("customer")
    plan = models.Plan.objects.filter(on=on).first()
    decision = models.Decision.objects.filter(plan=plan, customer_id=customer_id).first() if plan else None
    rep = reps_for(customer_ids=[customer_id], on=on).get(customer_id)
    known = _Known.of(customer, on=on, known_at=plan.known_at if plan else now)
    options = settle(
        known.gates(),
        chosen=decision.version_id if decision else None,
        planned=plan is not None,
        visited_by=rep.id if rep else None,
    )
    chosen = next((option for option in options if option.chosen), None)
    why = _reasons(decision, chosen, options, known)
    return Explanation(
        customer_id=customer_id,
        on=on,
        plan_id=plan.id if plan else None,
        channel=chosen.channel if chosen else None,
        version_id=chosen.version_id if chosen else None,
        rep_id=rep.id if rep and chosen and chosen.channel == "visit" else None,
        value=chosen.value if chosen else 0.0,
        propensity=decision.propensity if decision else 1.0,
        why=tuple(in_words(reason, gettext) for reason in why),
        alternatives=options,
    )


def _reasons(
    decision: models.Decision | None, chosen: Alternative | None, options: Sequence[Alternative], known: "_Known"
) -> Sequence[Reason]:
    if decision is not None:
        return [(code, values) for code, values in decision.reasons]
    return reasons_for_silence(options) if chosen is None else known.reasons_for(chosen)


@dataclass(frozen=True, slots=True)
class _Known:
    """All that the gates ask about one customer on a day, read in a constant number of queries."""

    customer: Customer
    versions: Mapping[int, PieceVersion]
    misfits: Mapping[int, tuple[str, ...]]
    permissions: Mapping[int, Permit | Permission]
    refusals: Mapping[int, PolicyRefusal | None]
    facts: Mapping[str, Value]
    topics: Mapping[str, Mapping[str, Value]]
    moment: datetime

    @classmethod
    def of(cls, customer: Customer, *, on: date, known_at: datetime) -> "_Known":
        versions = {version.id: version for version in usable_versions(on=on) if version.channel in CHANNELS}
        moment, send_at = start_of(on), noon_of(on)
        facts = facts_for(customer_ids=[customer.id], now=moment)[customer.id]
        contacts = [(customer.id, version, send_at) for version in versions.values()]
        answers = mint_permits(questions=questions_of(contacts, known_at=known_at), now=known_at)
        permissions = dict(zip(versions, answers, strict=True))
        permits = {version_id: answer for version_id, answer in permissions.items() if isinstance(answer, Permit)}
        requests = requests_for(permits=list(permits.values()), planned_at=[send_at] * len(permits))
        open_visit = models.Suggestion.objects.filter(customer_id=customer.id, state__in=OPEN, decision__plan__on__lt=on)
        return cls(
            customer=customer,
            versions=versions,
            misfits=reasons_not_fitting(
                versions.values(),
                country=customer.country,
                language=customer.language,
                wished=str(facts["wished_language"] or ""),
                specialty=customer.specialty,
                on=on,
            ),
            permissions=permissions,
            refusals=dict(zip(permits, refusals_for(requests=requests, now=send_at), strict=True)),
            facts={
                **facts,
                "suggestion_open": open_visit.values_list("rep_id", flat=True).first(),
            },
            topics={topic: facts for (_, topic), facts in topic_facts_for([customer.id], now=moment).items()},
            moment=moment,
        )

    def gates(self) -> list[Alternative]:
        """Every version with the first gate it does not pass; value and capacity come after."""
        return [self._through_gates(version) for version in self.versions.values()]

    def reasons_for(self, chosen: Alternative) -> Sequence[Reason]:
        """Why this one, where no plan has said so."""
        version = self.versions[chosen.version_id]
        facts = self.facts_of(version)
        potential = self.customer.potential
        return reasons_for(
            Circumstances(
                channel=version.channel,
                title=version.title,
                for_speciality=bool(version.audience),
                tried_out=False,
                topic_clicks=_whole(facts["topic_clicks_365d"]) or 0,
                human_clicks=_whole(facts["human_clicks_90d"]) or 0,
                visits=_whole(facts["visits_accepted_365d"]) or 0,
                days_since_touch=_whole(facts["days_since_touch"]),
                days_since_visit=_whole(facts["days_since_visit"]),
                potential=potential,
            )
        )

    def facts_of(self, version: PieceVersion) -> dict[str, Value]:
        """The facts of the customer and of the candidate, as the eligibility rules name them."""
        topic = self.topics.get(version.topic_code, {})
        return {
            **self.facts,
            "channel": version.channel.value,
            "days_since_topic": self._days(topic.get("last_topic_touch_at")),
            "topic_clicks_365d": topic.get("topic_clicks_365d", 0),
            "days_since_touch": self._days(self.facts.get("last_touch_at")),
            "days_since_visit": self._days(self.facts.get("last_visit_at")),
        }

    def _days(self, past: Value) -> int | None:
        return (self.moment - past).days if isinstance(past, datetime) else None

    def _through_gates(self, version: PieceVersion) -> Alternative:
        gate, code, words, rule_ids = self._first_shut(version)
        value = float(PlainModel().value(version.channel, facts_of_one(self.facts))[0])
        return Alternative(
            version.channel, version.id, version.title, version.brand_code, value, False, gate, code, words, rule_ids
        )

    def _first_shut(self, version: PieceVersion) -> tuple[Dropped | None, str, str, tuple[str, ...]]:
        permission, refusal = self.permissions[version.id], self.refusals.get(version.id)
        if isinstance(permission, Permission):
            reason = permission.reasons[0] if permission.reasons else None
            rule_ids = permission.rule_ids
            return Dropped.PERMISSION, reason.code if reason else "unknown_law", gettext(reason.words) if reason else "", rule_ids
        misfit = self.misfits[version.id]
        if misfit:
            return Dropped.CONTENT, misfit[0], gettext(WORDS[misfit[0]]), permission.rule_ids
        rule = failing_rule(self.facts_of(version))
        if rule is not None:
            return Dropped.ELIGIBILITY, rule.code, gettext(rule.words), permission.rule_ids
        if refusal is not None and refusal.code is not PolicyCode.QUIET_HOURS:
            return Dropped.CONTACT_POLICY, refusal.code, refusal.words, permission.rule_ids
        return None, "", "", permission.rule_ids


def _whole(value: Value) -> int | None:
    return int(value) if isinstance(value, int | float) else None
