"""Writes of the simulator: it fills the house, always through the rooms' own actions."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from accord.consent.actions import sign_checkpoint_when_due
from accord.content.actions import adopt_house_letters
from accord.simulator.drivers.doors.errands import errands_on
from accord.simulator.drivers.doors.outside import Outside, post_by_smtp
from accord.simulator.drivers.doors.wire import HttpWire
from accord.simulator.living_day import LivingDay
from accord.simulator.market.capture import record_captures
from accord.simulator.market.field import create_field
from accord.simulator.market.forms import create_forms
from accord.simulator.market.house import STAFF, create_house, create_staff
from accord.simulator.market.notices import create_notices
from accord.simulator.market.oversight import record_oversight
from accord.simulator.market.past import has_past, record_past
from accord.simulator.market.people import customer_ids_of, import_people
from accord.simulator.market.permissions import record_permissions
from accord.simulator.market.pieces import create_pieces
from accord.simulator.market.wishes import record_wishes
from accord.simulator.population import draw_population
from accord.simulator.types import Market

Progress = Callable[[str, int, int | None], None]


def create_market(*, customers: int, seed: int, rejects_path: Path, now: datetime, progress: Progress | None = None) -> Market:
    """An invented company among invented people, with sixty days behind them; the same seed gives the same market.

    `progress(words, done, total)` is called as it goes. Each part is written whole or not at all, and what is there already is left
    as it is, so that an interrupted market is completed by calling again.
    """

    def step(words: str) -> Callable[[int, int | None], None]:
        return lambda done, total: progress(words, done, total) if progress else None

    step("The company")(0, None)
    with transaction.atomic():
        sender = create_house(now=now)
        staff = create_staff(now=now)
        create_pieces(sender_id=sender.id, staff=staff, now=now)
        adopt_house_letters(sender_id=sender.id, approver_id=staff.regulatory, now=now)
    population = draw_population(customers=customers, seed=seed)
    import_people(population, rejects_path=rejects_path, now=now, progress=step("The people"))
    customer_ids = customer_ids_of(population)
    step("The reps")(0, None)
    with transaction.atomic():
        reps = create_field(sender_id=sender.id, now=now)
    step("Their permissions")(0, None)
    record_permissions(population, customer_ids=customer_ids, sender_id=sender.id, notices=create_notices(now=now), now=now)
    record_wishes(population, customer_ids=customer_ids, now=now)
    create_forms(sender_id=sender.id, now=now)
    record_captures(customer_ids=customer_ids, sender_id=sender.id, now=now)
    if not has_past(now=now):
        record_past(population, customer_ids=customer_ids, sender_id=sender.id, now=now, progress=step("The last sixty days"))
    record_oversight(customer_ids=customer_ids, now=now)
    sign_checkpoint_when_due(now=now)
    return Market(population, customer_ids, tuple(reps), STAFF)


def begin_day(
    *, market: Market, plan_id: int, on: date, base_url: str, smtp_port: int, mail_folder: Path, now: datetime
) -> LivingDay:
    """The people of the market on the morning of `on`, before the doors of a house that serves at `base_url`."""
    outside = Outside(base_url, HttpWire(base_url), post_by_smtp("127.0.0.1", smtp_port), mail_folder)
    errands = errands_on(market, outside, on=on, since=now)
    return LivingDay(market=market, plan_id=plan_id, on=on, outside=outside, now=now, errands=errands)
