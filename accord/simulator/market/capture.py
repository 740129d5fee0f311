"""Yesterday's yeses and noes, each taken in another way: form, confirmation, signature, call, paper, old list, keyword, signal."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from django.db import transaction

from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.simulator.market.capture_asked import answer_forms, answer_in_calls, answer_on_paper, sign_on_devices
from accord.simulator.market.capture_told import declare_facts, import_earlier_list, send_keywords, send_signals
from accord.simulator.types import Numbers

EACH = 4
"""How many people take each way."""

Way: TypeAlias = Callable[[Sequence[Customer], int, datetime], None]
WAYS: Mapping[str, Way] = {
    "form": answer_forms,
    "device": sign_on_devices,
    "call": answer_in_calls,
    "paper": answer_on_paper,
    "old_list": import_earlier_list,
    "keyword": send_keywords,
    "signal": send_signals,
    "declared": declare_facts,
}


@transaction.atomic
def record_captures(*, customer_ids: Numbers, sender_id: int, now: datetime) -> int:
    """Let a few people take each way, on the day before `now`; how many did. Safe to repeat."""
    chosen = people_by_way(customer_ids)
    people = customers_by_id(customer_ids=[number for numbers in chosen.values() for number in numbers])
    for name, numbers in chosen.items():
        WAYS[name]([people[number] for number in numbers], sender_id, now - timedelta(days=1))
    return len(people)


def people_by_way(customer_ids: Numbers) -> dict[str, list[int]]:
    """Which customers take which way: spread over the whole market, nobody twice."""
    known = [int(number) for number in customer_ids if number >= 0]
    spread = known[:: max(1, len(known) // (EACH * len(WAYS)))]
    return {name: spread[number * EACH : (number + 1) * EACH] for number, name in enumerate(WAYS)}
