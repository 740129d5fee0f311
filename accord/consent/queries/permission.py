"""Permission for one, for many, and explained. The clock is always handed in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.dossiers import people_of
from accord.consent.queries.law import law_table, law_tables
from accord.consent.queries.notices import list_forms
from accord.consent.queries.records import records_for
from accord.consent.rules.grid import grid_asks, line_of
from accord.consent.rules.permission import decide
from accord.consent.rules.questions import question_of
from accord.consent.rules.ways_forward import form_for, with_form
from accord.consent.types import Ask, Explanation, Line, Permission, Question, WayCode
from accord.customers.queries import customers_by_id
from accord.customers.types import ContactPoint, Customer
from accord.kernel.errors import NotFound


def permission_for(
    *,
    customer_id: int,
    channel: Channel,
    purpose: Purpose,
    scopes: frozenset[ContentScope],
    topic: str,
    sender_id: int,
    send_at: datetime,
    known_at: datetime,
    contact_point_id: int | None = None,
    invited_by: Channel | None = None,
) -> Permission:
    """May we contact this customer so, at `send_at`, by what was known at `known_at`? Raises NotFound."""
    ask = Ask(channel, purpose, scopes, topic, sender_id, invited_by)
    question = _question(customer_id, ask, send_at, known_at, contact_point_id)
    return _with_form(permissions_for(questions=[question])[0])


def permissions_for(
    *,
    questions: Sequence[Question],
    customers: Mapping[int, Customer] | None = None,
    points: Mapping[int, tuple[ContactPoint, ...]] | None = None,
) -> list[Permission]:
    """The permission for each question, in their order, with a constant number of queries.

    Each is judged by what was known at its `known_at`: records, law, wishes, blocks and what the customer was; so a question of the
    past has the answer it had then. Where a channel needs a contact point and the question names none, the best usable one is
    taken; the answer's question names it. A caller who has just read the `customers` and their contact `points` may hand them in:
    they are then taken as they are.
    """
    tables = law_tables(moments={question.known_at for question in questions})
    people = people_of(questions, customers, points)
    return [decide(question, person, tables[question.known_at]) for question, person in people]


def questions_for(*, customer_ids: Sequence[int], asks: Sequence[Ask], send_at: datetime, known_at: datetime) -> list[Question]:
    """Every ask put to every customer as it was known then, customer by customer; unknown customers are left out. Two queries."""
    customers = customers_by_id(customer_ids=customer_ids, known_at=known_at)
    known = (customers[customer_id] for customer_id in customer_ids if customer_id in customers)
    return [question_of(customer, ask, send_at=send_at, known_at=known_at) for customer in known for ask in asks]


def explain_permission(*, question: Question) -> Explanation:
    """The same decision as `permissions_for`, with its rules and records in the open."""
    permission = _with_form(permissions_for(questions=[question])[0])
    named = {*permission.record_ids, *(reason.record_id for reason in permission.reasons)}
    records = tuple(record for record in records_for(customer_id=question.customer_id) if record.id in named)
    rules = law_table(known_at=question.known_at).rules
    return Explanation(permission, tuple(rules[rule_id] for rule_id in permission.rule_ids), records)


def standing_of(
    *, customer_id: int, now: datetime, sender_id: int | None = None, known_at: datetime | None = None
) -> tuple[Line, ...]:
    """Where a customer stands at a moment, channel by channel and purpose by purpose, with one sender (None: the first).

    By what was known at `known_at` (None: at that very moment). Raises NotFound.
    """
    known_at = known_at or now
    if sender_id is None:
        sender_id = min((sender.id for sender in list_senders()), default=0)
    questions = questions_for(customer_ids=[customer_id], asks=grid_asks(sender_id), send_at=now, known_at=known_at)
    if not questions:
        raise NotFound("customer")
    records = {record.id: record for record in records_for(customer_id=customer_id)}
    table = law_table(known_at=known_at)
    return tuple(line_of(permission, records, table) for permission in permissions_for(questions=questions))


def _with_form(permission: Permission) -> Permission:
    """The permission, with the form to use where its way forward is to ask."""
    way = permission.way_forward
    if way is None or way.code in (WayCode.WAIT, WayCode.REMIND):
        return permission
    code = form_for(way, permission.question, list_forms(sender_id=permission.question.sender_id))
    return replace(permission, way_forward=with_form(way, code)) if code else permission


def _question(customer_id: int, ask: Ask, send_at: datetime, known_at: datetime, contact_point_id: int | None) -> Question:
    customer = customers_by_id(customer_ids=[customer_id], known_at=known_at).get(customer_id)
    if customer is None:
        raise NotFound("customer")
    return question_of(customer, ask, send_at=send_at, known_at=known_at, contact_point_id=contact_point_id)
