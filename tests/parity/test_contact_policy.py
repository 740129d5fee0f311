"""Room in the contact budget: the columns say what the row rules say, for random people, wishes, caps and contacts."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from accord.catalogue.models import Sender
from accord.catalogue.types import Channel, Purpose
from accord.columnar.inline_reader import read_inline
from accord.columnar.snapshots import open_snapshot
from accord.consent.actions import set_preference
from accord.consent.columns import EXPORTS as CONSENT_EXPORTS
from accord.consent.columns import permission_table
from accord.consent.queries import permissions_for, preferences_for, questions_for
from accord.consent.types import Ask, FrequencyCap, Preference
from accord.contact_policy.actions import set_company_caps
from accord.contact_policy.columns import EXPORTS, room_left_table
from accord.contact_policy.models import Reservation
from accord.contact_policy.queries import company_caps
from accord.contact_policy.rules.caps import Contact, binding_caps, room_left
from accord.customers.columns import EXPORTS as CUSTOMER_EXPORTS
from accord.customers.models import Customer
from accord.customers.queries import customers_by_id
from tests.consent.people import MEDICINE, customer

NOW = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)  # 01:30 in New York, on the night the clock goes back
ZONES = ("Europe/London", "America/New_York", "Asia/Taipei", "")
CHANNELS = (Channel.EMAIL, Channel.VISIT, Channel.PHONE)
STATES = ("reserved", "committed", "committed", "released")


def populate(random: Random) -> list[int]:
    Sender.objects.get_or_create(id=1, defaults={"code": "s1"})
    people = [customer(country=random.choice(("GB", "IT", "US", "FR"))) for _ in range(40)]
    for person in people:
        Customer.objects.filter(id=person).update(time_zone=random.choice(ZONES))
        if random.random() < 0.5:
            month = random.choice((None, 0, 1, 2, 5))
            per_channel = tuple((channel, random.randrange(4)) for channel in CHANNELS if random.random() < 0.3)
            wish = Preference(person, contacts_per_month=month, per_channel=per_channel)
            set_preference(preference=wish, now=NOW - timedelta(days=random.randrange(9)))
    Reservation.objects.bulk_create(
        Reservation(
            touch_id=UUID(int=random.getrandbits(128)),
            customer_id=person,
            sender_id=1,
            channel=random.choice(CHANNELS),
            planned_at=NOW + timedelta(minutes=random.randrange(-60 * 24 * 60, 20 * 24 * 60)),
            state=random.choice(STATES),
            reserved_at=NOW - timedelta(days=90),
        )
        for person in people
        for _ in range(random.randrange(12))
    )
    return people


def rows_say(people: list[int], asks: list[Ask]) -> dict[tuple[int, str], int]:
    permissions = permissions_for(questions=questions_for(customer_ids=people, asks=asks, send_at=NOW, known_at=NOW))
    customers, wishes, company = customers_by_id(customer_ids=people), preferences_for(customer_ids=people), company_caps()
    said = {}
    for person in people:
        law = [cap for answer in permissions if answer.question.customer_id == person for cap in answer.obligations.caps]
        caps = binding_caps(law=law, company=company, preference=wishes.get(person))
        held = Reservation.objects.filter(customer_id=person).exclude(state="released").order_by("planned_at")
        contacts = [Contact(row.planned_at, Channel(row.channel)) for row in held]
        for channel in CHANNELS:
            room = room_left(caps, contacts, channel=channel, moment=NOW, zone=customers[person].time_zone)
            if room is not None:
                said[person, channel.value] = room
    return said


@pytest.mark.parametrize("seed", range(6))
def test_room_left_is_the_same_by_columns_and_by_rows(seed: int, db: None, tmp_path: Path) -> None:
    random = Random(seed)
    people = populate(random)
    company = [FrequencyCap(2, 7, None, "company"), FrequencyCap(1, 1, Channel.EMAIL, "company")]
    company += [FrequencyCap(6, 28, Channel.PHONE, "company")]
    set_company_caps(caps=[FrequencyCap(9, 90, None, "company")], now=NOW - timedelta(days=5))  # of another time
    set_company_caps(caps=random.sample(company, seed % 4), now=NOW - timedelta(days=1))
    asks = [Ask(channel, Purpose.RX_PROMOTION, MEDICINE, "", 1) for channel in CHANNELS]
    read_inline(tmp_path, (*CUSTOMER_EXPORTS, *CONSENT_EXPORTS, *EXPORTS))
    engine = open_snapshot(tmp_path)
    permissions = permission_table(engine, asks=asks, send_at=NOW, known_at=NOW)
    table = room_left_table(engine, permissions=permissions, now=NOW, channels=CHANNELS)
    columns_say = {
        (person, channel): room for person, channel, room in engine.rows(f"SELECT customer_id, channel, room FROM {table}")
    }
    expected = rows_say(people, asks)
    assert columns_say == expected
    assert seed or len(set(expected.values())) > 1
