"""A day on a small stage: the cast, its neighbours, a plan, mails sent, visits proposed."""

from datetime import timedelta
from pathlib import Path

from accord.access.actions import create_user
from accord.adapters.channels.console import ConsoleChannel
from accord.catalogue.types import Channel
from accord.consent.actions import sign_checkpoint
from accord.consent.types import Surface
from accord.customers.actions import import_customers, store_text
from accord.customers.queries import find_customer
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.decisions.actions import dispatch_plan, make_plan
from accord.delivery.actions import send_due
from accord.delivery.ports import register_channel
from accord.delivery.queries import preference_link_for, unsubscribe_link_for
from accord.field_force.actions import align_customers
from accord.interactions.queries import touches_for
from accord.kernel import clock
from accord.kernel.viewer import Role
from accord.measurement.actions import count_permission
from accord.rights.actions import request_right
from accord.rights.types import Origin, RequestKind
from tests.cast import CARDIOLOGY, MORNING, PEOPLE, TUESDAY, Cast, raise_curtain
from tests.consent.forms import set_up_form

OFFICE_HOURS = MORNING + timedelta(hours=9)
NEIGHBOURS = ("Ana Whitfield-Castellanos", "Lena Brandt")


def play(folder: Path) -> dict[str, object]:
    """Put everything on stage; the links that the tests follow."""
    clock.set_home_clock(OFFICE_HOURS)
    cast = raise_curtain(folder)
    import_customers(
        rows=enumerate(neighbours(), start=2),
        source="crm",
        file_name="neighbours.csv",
        rejects_path=folder / "more.csv",
        now=MORNING,
    )
    align_customers(on=TUESDAY, now=MORNING)
    report = make_plan(on=TUESDAY, now=MORNING)
    dispatch_plan(plan_id=report.plan_id, now=MORNING)
    register_channel(ConsoleChannel(Channel.EMAIL))
    for hours in range(0, 20, 2):
        send_due(now=MORNING + timedelta(hours=hours), worker="stage")
    lena = find_customer(reference="cast:lena")
    mailed = [touch for touch in touches_for(customer_id=lena) if touch.channel is Channel.EMAIL]
    watch(cast)
    links = {name: preference_link_for(customer_id=cast.ids[name]) for name in PEOPLE}
    return {"links": links, "unsubscribe": unsubscribe_link_for(touch_id=mailed[0].touch_id)}


def watch(cast: Cast) -> None:
    """What a compliance officer finds: a form, a request, a text set aside, a count, a signed ledger."""
    create_user(
        email="officer@alder.example", name="Ines Halloran", password="a long enough secret", roles=[Role.COMPLIANCE], now=MORNING
    )
    set_up_form(cast.sender_id)
    set_up_form(cast.sender_id, Surface.PAPER)
    request_right(customer_id=cast.sven, kind=RequestKind.ACCESS, origin=Origin.PREFERENCE_CENTRE, now=MORNING)
    store_text(customer_id=cast.claire, text="Ma patiente née le 12/03/1961 a eu une éruption", now=MORNING)
    count_permission(now=MORNING)
    sign_checkpoint(now=MORNING)


def neighbours() -> list[CustomerDraft]:
    """More doctors of Ohio, so that the rep has a day's work."""
    return [
        CustomerDraft(
            key=name,
            identifiers=(("cast", name.split()[0].lower()),),
            kind=CustomerKind.HCP,
            given_name=name.split()[0],
            family_name=name.split()[1],
            title="Dr",
            specialty=CARDIOLOGY,
            country="US",
            region="US-OH",
            postal_code="43623",
            city="Toledo",
            language="en",
            time_zone="America/New_York",
            potential=60.0,
            contact_points=(ContactPointDraft(ContactPointKind.EMAIL, f"{name.split()[0].lower()}@clinic.example"),),
        )
        for name in NEIGHBOURS
    ]
