"""Puts one person with unusual words everywhere into a real data folder, by the house's own verbs: `python -m … FOLDER`.

Run in a process of its own, with ACCORD_HOME (and ACCORD_DATABASE_URL) set; the mails leave through a real sink.
"""

import socket
import sys
from datetime import timedelta
from pathlib import Path

from accord.cli.init import prepare_home

OLD_EMAIL = "altes.postfach@orrery-zwoelf.example"
EMAIL = "xanthippe.quirrenbach@orrery-zwoelf.example"
PHONE, IDENTIFIER, KEY = "+33478619035", "88099911774", "KRM-5529-Q"
EVIDENCE = "Je soussignée Xanthippe, j'accepte – 陳怡君見證 – d'être contactée"
REPLY = "Bonjour, ma réponse parle d'oiseaux-lyres et de marmelade"
NOTE = "Elle a téléphoné depuis la gare de Wörgl, très fâchée"
STREET = "47 impasse des Hippocampes"
ROWS = [
    "key,kind,given_name,family_name,title,country,postal_code,city,street,language,email,phone,id.rpps",
    f"{KEY},hcp,Xanthippe,Quirrenbach-Łódź,Dr,FR,69003,Lyon,{STREET},fr,{{email}},{PHONE},{IDENTIFIER}",
    f"{KEY}-2,hcp,Xanthippe,Quirrenbach-Łódź,Dr,FR,69003,Lyon,{STREET},fr,nobody@@{EMAIL},{PHONE},",
    f"{KEY},hcp,Xanthippe,Quirrenbach-Łódź,Dr,FR,69003,Lyon,{STREET},fr,{EMAIL},{PHONE},{IDENTIFIER}",
]


def main() -> None:
    home, outside = Path(sys.argv[1]), Path(sys.argv[2])
    prepare_home()
    from tests.cast import MORNING, raise_curtain

    cast = raise_curtain(outside)
    for number, email in enumerate((OLD_EMAIL, EMAIL)):
        take_in(outside / f"people-{number}.csv", home, email)
    from accord.customers.queries import find_customer

    person = find_customer(reference=f"rpps:{IDENTIFIER}")
    permit(person, cast.sender_id)
    write_to(person, cast, home)
    tell_and_look(person, MORNING + timedelta(days=1))
    (home / "logs" / "worker.log").write_text(f"10:00 a line of nobody\n10:01 refused {EMAIL} (Xanthippe Quirrenbach-Łódź)\n")
    sys.stdout.write(f"{person}\n")


def take_in(file: Path, home: Path, email: str) -> None:
    from accord.customers.actions import import_customers
    from accord.customers.ports import source_named
    from tests.cast import MORNING

    file.write_text("\n".join(ROWS).format(email=email) + "\n")
    reading = source_named("csv").read(file, None)
    rejects = home / "rejects" / f"{file.name}.csv"
    told = import_customers(
        rows=reading.rows, source=reading.source, file_name=file.name, rejects_path=rejects, now=MORNING, file_digest=reading.digest
    )
    assert told.rejected == 2, told


def permit(person: int, sender_id: int) -> None:
    from accord.catalogue.types import Channel, Purpose
    from accord.consent.actions import create_notice, record_consents, set_preference
    from accord.consent.types import (
        Actor,
        Capture,
        EvidenceDraft,
        EvidenceKind,
        Explicitness,
        Mechanism,
        Polarity,
        Preference,
        RecordType,
    )
    from tests.cast import MORNING

    notice = create_notice(code="mail", language="fr", text="J'accepte.", purposes=[Purpose.RX_PROMOTION], now=MORNING)
    capture = Capture(
        customer_id=person,
        type=RecordType.GRANTED,
        polarity=Polarity.OPT_IN,
        explicitness=Explicitness.EXPLICIT,
        channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION,
        mechanism=Mechanism.UNTICKED_BOX,
        actor=Actor.SELF,
        valid_from=MORNING - timedelta(days=1),
        sender_id=sender_id,
        notice_id=notice,
        control_initial="off",
        control_final="on",
        evidence=(EvidenceDraft(EvidenceKind.TEXT, EVIDENCE.encode()),),
    )
    record_consents(captures=[capture], now=MORNING)
    set_preference(preference=Preference(customer_id=person, contacts_per_month=3), now=MORNING)


def write_to(person: int, cast, home: Path) -> None:
    from accord.adapters.channels.email.channel import EmailChannel
    from accord.adapters.channels.email.sink import run_sink
    from accord.catalogue.types import Channel
    from accord.delivery.actions import queue_messages, receive, send_due
    from accord.delivery.ports import register_channel
    from accord.delivery.types import Inbound, InboundKind
    from tests.cast import MORNING
    from tests.delivery.conftest import draft_for, permitted

    (pair,) = permitted(cast, [person], cast.mail_id, MORNING + timedelta(hours=4))
    queue_messages(drafts=[draft_for(*pair, cast.mail_id, MORNING + timedelta(hours=4))], now=MORNING)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sink = run_sink("127.0.0.1", port, home / "mail")
    register_channel(EmailChannel(f"smtp://127.0.0.1:{port}"))
    told = send_due(now=MORNING + timedelta(hours=5))
    sink.stop()
    assert told.sent == 1, told
    reply = Inbound(Channel.EMAIL, InboundKind.REPLY, pair[1].touch_id.hex, "reply-1", MORNING + timedelta(hours=6), text=REPLY)
    assert receive(inbound=[reply], now=MORNING + timedelta(hours=6)) == 1


def tell_and_look(person: int, now) -> None:
    from accord.access.actions import record_look
    from accord.columnar.snapshots import take_snapshot
    from accord.kernel.viewer import system_viewer
    from accord.rights.actions import request_right
    from accord.rights.types import Origin, RequestKind

    record_look(viewer=system_viewer(), customer_ids=[person], page="test", now=now)
    request_right(customer_id=person, kind=RequestKind.ERASURE, origin=Origin.PHONE, note=NOTE, now=now)
    take_snapshot(now=now)


if __name__ == "__main__":
    main()
