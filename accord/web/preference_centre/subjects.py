"""What a message can be about: brands and their topics, as a person chooses among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accord.catalogue.queries import list_brands, list_topics
from accord.catalogue.types import Brand, Sender, Topic


@dataclass(frozen=True, slots=True)
class Subject:
    """A brand, or '' for what belongs to none, with its topics as (code, name)."""

    code: str
    name: str
    topics: tuple[tuple[str, str], ...]


def subjects_for(sender: Sender | None = None) -> tuple[Subject, ...]:
    """The brands of one sender, or of all, each with its topics; last what belongs to no brand. Two queries."""
    brands, topics = list_brands(), list_topics()
    known = [brand for brand in brands if sender is None or brand.sender_id == sender.id]
    with_topics = tuple(Subject(brand.code, brand.name, _of(topics, brand)) for brand in known)
    loose = _of(topics, None)
    return (*with_topics, Subject("", _("Without a product"), loose)) if loose else with_topics


def subject_names() -> dict[str, str]:
    """What each brand and each topic is called, by its code. Two queries."""
    return {brand.code: brand.name for brand in list_brands()} | {topic.code: topic.name for topic in list_topics()}


def _of(topics: Sequence[Topic], brand: Brand | None) -> tuple[tuple[str, str], ...]:
    prefix = f"{brand.name}: " if brand else ""
    owner = brand.id if brand else None
    return tuple((topic.code, topic.name.removeprefix(prefix)) for topic in topics if topic.brand_id == owner)
