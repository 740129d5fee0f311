"""What came to us unasked: a list of an earlier system, a word sent back, a browser's signal, a fact that somebody declared."""

from collections.abc import Sequence
from datetime import datetime

from accord.catalogue.types import Channel
from accord.consent.actions import import_old_list, record_gpc, record_keyword
from accord.customers.actions import declare_fact
from accord.customers.types import Customer
from accord.simulator.market.forms import language_of
from accord.simulator.market.house import OFFICER

HOWS = ("online form", "business card", "", "pre-ticked box")
GIVEN_ON = "2024-12-16"
STOP = {"en": "STOP", "fr": "ARRÊT", "tr": "İPTAL", "zh-Hant": "停止"}
START = {"en": "START", "fr": "REPRENDRE", "tr": "BAŞLA", "zh-Hant": "開始"}


def import_earlier_list(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Some rows say how the yes was given, some only that it was."""
    rows = [f"{each.id},email,marketing,{GIVEN_ON},earlier system,{HOWS[n % len(HOWS)]}" for n, each in enumerate(people)]
    content = "\n".join(["customer,channel,purpose,date,source,how", *rows]).encode()
    import_old_list(content=content, imported_by=OFFICER, now=at)


def send_keywords(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Everybody stops the SMS in their own language; the first starts them again an hour later."""
    for number, customer in enumerate(people):
        for word in (STOP, START) if number == 0 else (STOP,):
            record_keyword(
                text=word[language_of(customer)],
                customer_id=customer.id,
                channel=Channel.SMS,
                contact_point_id=None,
                sender_id=sender_id,
                key=f"market:{customer.id}",
                occurred_at=at,
                now=at,
                language=language_of(customer),
            )


def send_signals(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """Browsers that ask not to be tracked, sold or profiled."""
    for customer in people:
        record_gpc(customer_id=customer.id, now=at)


def declare_facts(people: Sequence[Customer], sender_id: int, at: datetime) -> None:
    """When they like to be reached."""
    for customer in people:
        declare_fact(customer_id=customer.id, name="time_of_day", value="morning", origin="preference_centre", now=at)
