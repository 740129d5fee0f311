"""accord permission: may we contact this customer so, at a moment, by what was known at another?"""

from datetime import datetime
from typing import Any

import click

from accord.cli.output import json_option, print_json, start_django
from accord.cli.words import moment_of, word_of
from accord.consent.types import Explanation, Permission
from accord.kernel import clock


@click.command()
@click.argument("customer")
@click.option("--channel", required=True, help="email, sms, phone, post, visit, chat_app …")
@click.option("--purpose", required=True, help="marketing, rx_promotion, medical_nonpromo, event, safety …")
@click.option("--topic", default="", help="A topic of the catalogue, such as lumira.dosing.")
@click.option("--sender", default="", help="The code of the sender; may be left out where there is only one.")
@click.option("--scope", "scopes", multiple=True, help="What else the message contains, beside what its purpose says.")
@click.option("--invited-by", default="", help="For an event: the channel of its invitation.")
@click.option("--as-of", help="The planned moment: a day (its end, UTC) or a moment. [default: now]")
@click.option("--known", help="By what was known then: a day (its end, UTC) or a moment. [default: now]")
@json_option
def command(
    customer: str,
    channel: str,
    purpose: str,
    topic: str,
    sender: str,
    scopes: tuple[str, ...],
    invited_by: str,
    as_of: str | None,
    known: str | None,
    as_json: bool,
) -> None:
    """Say whether CUSTOMER (an id, or scheme:value such as npi:1003000142) may be contacted so, with every reason and rule."""
    start_django()
    from accord.catalogue.queries import scopes_for
    from accord.catalogue.types import Channel, ContentScope, Purpose
    from accord.consent.queries import explain_permission, questions_for
    from accord.consent.types import Ask
    from accord.customers.queries import find_customer
    from accord.kernel.errors import NotFound

    now, wanted = clock.now(), word_of(Purpose, purpose, "purpose")
    named = frozenset(word_of(ContentScope, scope, "scope") for scope in scopes)
    ask = Ask(
        word_of(Channel, channel, "channel"),
        wanted,
        scopes_for(purpose=wanted, topic=topic) | named,
        topic,
        _sender(sender),
        word_of(Channel, invited_by, "channel") if invited_by else None,
    )
    send_at = moment_of(as_of) if as_of else now
    known_at = min(moment_of(known), now) if known else now
    customer_id = find_customer(reference=customer)
    questions = questions_for(customer_ids=[customer_id], asks=[ask], send_at=send_at, known_at=known_at)
    if not questions:
        raise NotFound("customer as known then")
    told = explain_permission(question=questions[0])
    for line in _lines(told):
        click.echo(line)
    if as_json:
        print_json(_facts(told))


def _sender(code: str) -> int:
    from accord.catalogue.queries import find_sender, list_senders
    from accord.kernel.errors import AccordError

    if code:
        return find_sender(code=code).id
    senders = list_senders()
    if len(senders) > 1:
        codes = ", ".join(one.code for one in senders)
        raise AccordError("cli.sender_missing", f"There are {len(senders)} senders.", f"Name one with --sender: {codes}.")
    return senders[0].id if senders else 0


def _lines(told: Explanation) -> list[str]:
    answer = told.permission
    until = f" until {_moment(answer.valid_until)}" if answer.valid_until else ""
    lines = [f"{'yes' if answer.allowed else 'no'}: {answer.status.replace('_', ' ')}{until}"]
    for why in answer.reasons:
        rests = ", ".join(part for part in (why.rule_id, f"record {why.record_id}" if why.record_id else "", why.rests_on) if part)
        lines.append(f"  {why.words} [{rests}]")
    lines += [f"  {answer.way_forward}"] if answer.way_forward else []
    lines += [f"  {rule.rule_id}: {rule.source} ({rule.verification.replace('_', ' ')})" for rule in told.rules]
    lines += ["  It rests on a rule that nobody here has read."] if answer.unreviewed else []
    lines += [f"  loosened by the company: {', '.join(answer.overridden)}"] if answer.overridden else []
    asked = answer.question
    return [*lines, f"  as of {_moment(asked.send_at)}, known {_moment(asked.known_at)}, law {answer.table_hash[:12]}"]


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _facts(told: Explanation) -> dict[str, Any]:
    answer, asked = told.permission, told.permission.question
    return {
        "customer": asked.customer_id,
        "channel": asked.channel,
        "purpose": asked.purpose,
        "topic": asked.topic,
        "scopes": asked.scopes,
        "sender": asked.sender_id,
        "jurisdiction": asked.jurisdiction,
        "kind": asked.kind,
        "contact_point_id": asked.contact_point_id,
        "as_of": asked.send_at,
        "known": asked.known_at,
        "allowed": answer.allowed,
        "status": answer.status,
        "valid_until": answer.valid_until,
        "reasons": answer.reasons,
        "need": answer.need.name.lower(),
        **_grounds(answer, told),
        "way_forward": answer.way_forward,
    }


def _grounds(answer: Permission, told: Explanation) -> dict[str, Any]:
    duties = answer.obligations
    return {
        "rule_ids": answer.rule_ids,
        "sources": [rule.source for rule in told.rules],
        "rules": [
            {"rule_id": rule.rule_id, "source": rule.source, "verification": rule.verification, "confidence": rule.confidence}
            for rule in told.rules
        ],
        "weakest_source": answer.weakest_source,
        "unreviewed": answer.unreviewed,
        "overridden": answer.overridden,
        "record_ids": answer.record_ids,
        "table_hash": answer.table_hash,
        "obligations": {
            "caps": duties.caps,
            "quiet_hours": [
                {"days": quiet.days, "start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}"} for quiet in duties.quiet_hours
            ],
            "disclosures": duties.disclosures,
            "registers": duties.registers,
            "double_opt_in": duties.double_opt_in,
            "withdrawal_max_days": duties.withdrawal_max_days,
            "withdrawal_unit": duties.withdrawal_unit,
        },
    }
