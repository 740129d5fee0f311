"""Topics: whatever is not ticked is off, and a brand that is off covers its topics."""

from django.http import QueryDict
from django.test import Client

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permission_for, preferences_for
from accord.consent.types import Preference
from accord.web.preference_centre.subjects import Subject
from accord.web.preference_centre.topics import read_topics
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of

SUBJECTS = (
    Subject("lumira", "Lumira", (("lumira.dosing", "Dosing"), ("lumira.safety", "Safety"))),
    Subject("", "Without a product", (("evenings", "Evenings"),)),
)


def off(form: str, before: frozenset[str] = frozenset()) -> set[str]:
    return set(read_topics(QueryDict(form), Preference(1, topics_off=before), SUBJECTS).topics_off)


def test_what_is_not_ticked_is_off() -> None:
    assert off("on=lumira&on=lumira.dosing&on=lumira.safety&on=evenings") == set()
    assert off("on=lumira&on=lumira.dosing&on=evenings") == {"lumira.safety"}
    assert off("on=lumira.dosing&on=evenings") == {"lumira"}, "the brand covers its topics"
    assert off("") == {"lumira", "evenings"}


def test_what_is_not_asked_stays() -> None:
    assert off("on=lumira&on=lumira.dosing&on=lumira.safety&on=evenings", frozenset({"gone"})) == {"gone"}


def test_a_topic_off_closes_the_door_and_on_opens_nothing_new(cast: Cast, visitor: Client) -> None:
    def allowed(customer_id: int) -> bool:
        return permission_for(
            customer_id=customer_id, channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, scopes=frozenset(), topic="lumira.dosing",
            sender_id=cast.sender_id, send_at=MORNING, known_at=MORNING,
        ).allowed  # fmt: skip

    assert allowed(cast.claire)
    visitor.post(f"{link_of(cast.claire)}/topics", {"on": ["lumira"]})
    assert preferences_for(customer_ids=[cast.claire])[cast.claire].topics_off == {"lumira.dosing"}
    assert not allowed(cast.claire)
    visitor.post(f"{link_of(cast.claire)}/topics", {"on": ["lumira", "lumira.dosing"]})
    assert allowed(cast.claire)
    visitor.post(f"{link_of(cast.ayse)}/topics", {"on": ["lumira", "lumira.dosing"]})
    assert not allowed(cast.ayse)
