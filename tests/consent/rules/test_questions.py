from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.questions import question_of
from accord.consent.types import Ask, RecipientKind
from accord.customers.types import Customer, CustomerKind, CustomerStatus
from tests.consent.people import MARKETING, NOW


def someone(kind, region=""):
    words = ("",) * 4
    return Customer(7, kind, CustomerStatus.ACTIVE, *words, "", "US", region, "", "", "en", "UTC", None)


def test_the_law_of_the_practice_address():
    ask = Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "lumira", 3)
    doctor = question_of(someone(CustomerKind.HCP, "US-FL"), ask, send_at=NOW, known_at=NOW)
    clinic = question_of(someone(CustomerKind.HCO), ask, send_at=NOW, known_at=NOW, contact_point_id=9)
    assert (doctor.jurisdiction, doctor.kind, doctor.contact_point_id) == ("US-FL", RecipientKind.INDIVIDUAL_PROFESSIONAL, None)
    assert (clinic.jurisdiction, clinic.kind, clinic.contact_point_id) == ("US", RecipientKind.ORGANISATION, 9)
    assert (doctor.topic, doctor.sender_id) == ("lumira", 3)
