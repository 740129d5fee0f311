"""A full outbox for the benches of sending: professionals with consent, an approved mail with two tracked links, all queued.

`python bench/outbox.py FOLDER MAILS` makes a data folder with its own clock and so many mails that are due.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

NOW = datetime(2026, 11, 17, 15, 0, tzinfo=UTC)
AT_ONCE = 2_000


@contextmanager
def mail_server(log_file: Path) -> Iterator[str]:
    """The URL of a mail server in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("mail_server.py")), str(log_file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        yield f"smtp://127.0.0.1:{int(child.stdout.readline())}"
        child.stdin.close()


def prepare_data_folder(folder: Path) -> None:
    """Keys and tables; Django is started on it."""
    import os

    from accord.kernel.home import create_home

    os.environ.update(ACCORD_HOME=str(folder), DJANGO_SETTINGS_MODULE="accord.project.settings")
    create_home(folder)
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)


def fill(people: int, folder: Path) -> tuple[int, list[int]]:
    """The mail's version and the people: each has given an explicit opt-in."""
    from accord.catalogue.actions import create_brand, create_sender
    from accord.catalogue.types import Channel, Purpose
    from accord.consent.actions import record_consents
    from accord.consent.types import Actor, Capture, Explicitness, FrequencyCap, Mechanism, Polarity, RecordType
    from accord.contact_policy.actions import set_company_caps
    from accord.customers.actions import import_customers
    from accord.customers.models import Customer

    sender = create_sender(
        code="alder", name="Alder Medicines", country="US", postal_address="1 Alder Way, Toledo", from_email="news@alder.example",
        reply_domain="reply.alder.example",
    )  # fmt: skip
    create_brand(code="lumira", name="Lumira", sender_id=sender.id, prescription_only=True)
    rows = ((number + 2, draft(number)) for number in range(people))
    import_customers(rows=rows, source="bench", file_name="bench", rejects_path=folder / "rejects.csv", now=NOW)
    ids = list(Customer.objects.order_by("pk").values_list("pk", flat=True))
    captures = (
        Capture(
            customer_id=customer_id, type=RecordType.GRANTED, polarity=Polarity.OPT_IN, explicitness=Explicitness.EXPLICIT,
            channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, mechanism=Mechanism.UNTICKED_BOX, actor=Actor.SELF, valid_from=NOW,
            sender_id=sender.id, control_initial="off", control_final="on",
        )
        for customer_id in ids
    )  # fmt: skip
    for batch in iter(lambda: list(islice(captures, AT_ONCE)), []):
        record_consents(captures=batch, now=NOW)
    set_company_caps(caps=[FrequencyCap(4, 28, Channel.EMAIL, "company"), FrequencyCap(8, 28, None, "company")], now=NOW)
    return approved_mail(sender.id), ids


def draft(number: int):
    from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind

    return CustomerDraft(
        key=str(number), kind=CustomerKind.HCP, given_name="Zoé" if number % 3 else "John", family_name=f"Okafor-{number}",
        title="Dr", specialty="207RC0000X", country="US", region="US-OH", postal_code="43623", city="Toledo", language="en",
        time_zone="America/New_York",
        contact_points=(ContactPointDraft(ContactPointKind.EMAIL, f"doctor.{number}@clinic.example"),),
    )  # fmt: skip


def approved_mail(sender_id: int) -> int:
    from accord.access.actions import create_user
    from accord.catalogue.types import Channel, Label, Purpose
    from accord.content import actions as content
    from accord.content.queries import compose_mjml, compose_text
    from accord.content.types import Letter, ReviewRole, Verdict
    from accord.kernel.viewer import Role

    author, reviewer = (
        create_user(email=f"{name}@alder.example", name=name, password="a long enough secret", roles=[Role.MARKETER], now=NOW)
        for name in ("author", "reviewer")
    )
    letter = Letter(
        language="en", kicker="Lumira", heading="Dosing in mild renal impairment",
        greeting="Dear {{title|Dr}} {{family_name|colleague}},",
        paragraphs=("New data in 4,112 patients show that no adjustment is needed.", "The full text is one click away. " * 12),
        points=("One dose in the morning", "No titration", "No interaction with food"), button_text="Read the paper",
        button_url="https://lumira.example/paper", closing="With kind regards", fine_print=("See https://lumira.example/label.",),
    )  # fmt: skip
    version_id = content.create_piece_version(
        piece_code="dosing", channel=Channel.EMAIL, brand_code="lumira", topic_code="", sender_id=sender_id,
        purpose=Purpose.RX_PROMOTION, countries=["US"], language="en", audience=[], start_on=date(2026, 1, 1),
        end_on=date(2027, 1, 1), title="Dosing", subject="Dosing for your patients, {{title|Dr}} {{family_name|colleague}}",
        mjml=compose_mjml(letter=letter),
        text=compose_text(letter=letter), author_id=author, disclosures=["sender_identity", "list_unsubscribe_one_click"],
        label=Label.PROMOTIONAL, now=NOW,
    )  # fmt: skip
    content.submit_for_review(version_id=version_id, actor_id=author, now=NOW)
    for role in ReviewRole:
        content.record_verdict(version_id=version_id, role=role, reviewer_id=reviewer, verdict=Verdict.APPROVE, comment="", now=NOW)
    content.approve_for_distribution(version_id=version_id, approver_id=reviewer, now=NOW)
    return version_id


def queue_everybody(version_id: int, people: list[int]) -> int:
    """Permit, reservation and outbox row for each; how many were queued."""
    from accord.consent.actions import mint_permits
    from accord.consent.queries import questions_for
    from accord.consent.types import Ask, Permit
    from accord.contact_policy.actions import reserve_contacts
    from accord.contact_policy.queries import requests_for
    from accord.content.queries import get_version
    from accord.customers.queries import customers_by_id
    from accord.delivery.actions import queue_messages
    from accord.delivery.types import MessageDraft

    version, queued = get_version(version_id=version_id), 0
    ask = Ask(version.channel, version.purpose, version.scopes, version.topic_code, version.sender_id)
    for start in range(0, len(people), AT_ONCE):
        some = people[start : start + AT_ONCE]
        names = customers_by_id(customer_ids=some)
        answers = mint_permits(questions=questions_for(customer_ids=some, asks=[ask], send_at=NOW, known_at=NOW), now=NOW)
        permits = [answer for answer in answers if isinstance(answer, Permit)]
        places = reserve_contacts(requests=requests_for(permits=permits, planned_at=[NOW] * len(permits)), now=NOW)
        drafts = [
            MessageDraft(
                permit, place, version_id, {"title": "Dr", "family_name": names[permit.customer_id].family_name}, NOW, "lumira"
            )
            for permit, place in zip(permits, places, strict=True)
        ]
        queued += queue_messages(drafts=drafts, now=NOW)
    return queued


def main() -> None:
    folder, mails = Path(sys.argv[1]), int(sys.argv[2])
    prepare_data_folder(folder)
    from accord.kernel import clock

    clock.set_home_clock(NOW)
    queue_everybody(*fill(mails, folder))


if __name__ == "__main__":
    main()
