"""Withdrawals, connector by connector: who has acted, who has not, and how that stands against the law."""

import csv
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.access.queries import list_api_keys
from accord.access.types import ApiScope
from accord.consent.ports import all_registers
from accord.consent.queries import propagation_board, register_ages
from accord.consent.types import ConnectorAge, RegisterAge, WithdrawalNotice
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.numbers import whole
from accord.web.words.withdrawals import HAPPENED_WORDS

LATE, WAITING, DONE = ("stop", gettext_lazy("Too late")), ("wait", gettext_lazy("Waiting")), ("good", gettext_lazy("Up to date"))
_HOUR = 3600


@dataclass(frozen=True, slots=True)
class LateLine:
    """One withdrawal past its limit; the person by number only."""

    customer_id: int
    happened: Words
    channel: Words
    recorded_at: datetime
    due_by: datetime
    late: str


@dataclass(frozen=True, slots=True)
class Connector:
    """One line of the scoreboard."""

    name: str
    tone: str
    state: Words
    waiting: str
    oldest: str
    due_by: datetime | None
    acknowledged_at: datetime | None
    at_the_door: bool
    late: tuple[LateLine, ...]
    late_words: str
    unseen: str


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """One register: when it was last read, against how old that may be."""

    name: str
    tone: str
    state: Words
    read_at: datetime | None
    rechecked: str
    source: str


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def withdrawals(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The scoreboard, the latest first, and the registers."""
    now = clock.now()
    connectors = [_connector(age, now) for age in _board(now)]
    late = [connector for connector in connectors if connector.tone == LATE[0]]
    context = {
        "connectors": connectors,
        "late": len(late),
        "registers": [_register(age) for age in register_ages(now=now)],
        "any_late": any(connector.late for connector in connectors),
    }
    return compliance_page(request, viewer, "withdrawals.html", context)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def withdrawals_file(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """What is late, as a CSV file: keys and codes, no names and no addresses."""
    now = clock.now()
    text = StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(("connector", "position", "record", "customer", "happened", "channel", "recorded_at", "due_by", "hours_late"))
    for age in _board(now):
        writer.writerows(_file_row(age.connector, notice, now) for notice in age.overdue)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="late-withdrawals.csv"'
    return response


def _board(now: datetime) -> tuple[ConnectorAge, ...]:
    keys = [key for key in list_api_keys() if ApiScope.WITHDRAWALS_READ in key.scopes and key.revoked_at is None]
    return propagation_board(now=now, connectors=[key.name for key in keys])


def _file_row(connector: str, notice: WithdrawalNotice, now: datetime) -> tuple[object, ...]:
    late = int((now - notice.due_by).total_seconds() // _HOUR)
    moments = (notice.recorded_at.isoformat(), notice.due_by.isoformat())
    safe = f"'{connector}" if connector[:1] in "=+-@\t\r" else connector  # a spreadsheet would take it for a formula
    return safe, notice.position, notice.record_id, notice.customer_id, notice.type, notice.channel or "", *moments, late


def _connector(age: ConnectorAge, now: datetime) -> Connector:
    tone, state = LATE if age.overdue_count else WAITING if age.waiting else DONE
    return Connector(
        name=_name(age),
        tone=tone,
        state=state,
        waiting=whole(age.waiting),
        oldest=timesince(age.oldest.recorded_at, now) if age.oldest else "",
        due_by=age.next_due,
        acknowledged_at=age.acknowledged_at,
        at_the_door=age.at_the_door,
        late=tuple(_late_line(notice, now) for notice in age.overdue),
        late_words=ngettext("{n} withdrawal too late", "{n} withdrawals too late", age.overdue_count).format(
            n=whole(age.overdue_count)
        ),
        unseen=whole(age.overdue_count - len(age.overdue)) if age.overdue_count > len(age.overdue) else "",
    )


def _name(age: ConnectorAge) -> str:
    titles = {f"register:{register.name}": register.title for register in all_registers()}
    return _("Our own sending") if age.at_the_door else titles.get(age.connector, age.connector)


def _late_line(notice: WithdrawalNotice, now: datetime) -> LateLine:
    return LateLine(
        customer_id=notice.customer_id,
        happened=HAPPENED_WORDS[notice.type],
        channel=CHANNEL_WORDS[notice.channel] if notice.channel else _("every channel"),
        recorded_at=notice.recorded_at,
        due_by=notice.due_by,
        late=timesince(notice.due_by, now),
    )


def _register(age: RegisterAge) -> RegisterLine:
    if not age.named_by:
        tone, state = "calm", _("No rule asks for it")
    elif age.stale:
        tone, state = "stop", _("Never read") if age.read_at is None else _("Too old")
    else:
        tone, state = "good", _("Good")
    days = ngettext("{n} day", "{n} days", age.recheck_days).format(n=whole(age.recheck_days))
    return RegisterLine(age.title, tone, state, age.read_at, days, age.recheck_source)
