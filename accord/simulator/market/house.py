"""The invented company: its sender, medicines, topics, users and limits."""

from dataclasses import dataclass
from datetime import datetime

from accord.access.actions import create_user
from accord.catalogue.actions import create_brand, create_sender, create_topic
from accord.catalogue.types import Channel, Sender
from accord.consent.types import FrequencyCap
from accord.contact_policy.actions import set_company_caps
from accord.contact_policy.queries import company_caps
from accord.kernel.viewer import Role
from accord.simulator.brands import BRANDS, SENDER_CODE
from accord.simulator.types import Login

PASSWORD = "quiet-orchard-door"  # noqa: S105 (a login for an invented market, printed on the screen)
DOMAIN = "alderwood.example"
OFFICER, APPROVER = "Ines Halloran", "Rune Falkenberg"
TOPICS = {
    "evidence": "Evidence",
    "dosing": "Dosing",
    "technique": "Technique",
    "sharing": "Working together",
}
CAPS = (
    FrequencyCap(1, 7, Channel.EMAIL, "company"),
    FrequencyCap(4, 30, Channel.EMAIL, "company"),
    FrequencyCap(2, 30, Channel.VISIT, "company"),
    FrequencyCap(6, 30, None, "company"),
)


@dataclass(frozen=True, slots=True)
class Staff:
    """User ids by what they do."""

    author: int
    medical: int
    legal: int
    regulatory: int


def create_house(*, now: datetime) -> Sender:
    """Sender, brands, topics and the company's caps."""
    sender = create_sender(
        code=SENDER_CODE,
        name="Alderwood Pharma",
        country="US",
        postal_address="Alderwood Pharma, 1 Orchard Way, Portland, OR 97201, USA",
        from_email=f"care@{DOMAIN}",
        reply_domain=f"reply.{DOMAIN}",
    )
    create_topic(code="evenings", name="Evenings with colleagues")
    for brand in BRANDS:
        create_brand(code=brand.code, name=brand.name, sender_id=sender.id, prescription_only=True)
        for code, name in TOPICS.items():
            create_topic(code=f"{brand.code}.{code}", name=f"{brand.name}: {name}", brand_code=brand.code)
    if not company_caps():
        set_company_caps(caps=CAPS, now=now)
    return sender


def create_staff(*, now: datetime) -> Staff:
    """Everybody at headquarters who can sign in."""
    ids = {
        login.email: create_user(email=login.email, name=login.name, password=login.password, roles=login.roles, now=now)
        for login in STAFF
    }
    return Staff(*(ids[f"{name}@{DOMAIN}"] for name in ("marketer", "medical", "compliance", "regulatory")))


def _login(name: str, words: str, *roles: Role) -> Login:
    return Login(f"{name}@{DOMAIN}", words, PASSWORD, roles)


STAFF = (
    _login("marketer", "Mira Castellan", Role.MARKETER),
    _login("medical", "Dr Anselm Okoye", Role.MEDICAL),
    _login("compliance", OFFICER, Role.COMPLIANCE),
    _login("regulatory", APPROVER, Role.COMPLIANCE),
    _login("agent", "Tove Marchetti", Role.AGENT),
    _login("admin", "Sol Everett", Role.ADMIN),
)
