"""Reads of the catalogue."""

from accord.catalogue import models, types
from accord.catalogue.rules import scopes
from accord.kernel.errors import NotFound


def get_sender(*, sender_id: int) -> types.Sender:
    """One sender. Raises NotFound."""
    row = models.Sender.objects.filter(id=sender_id).first()
    if row is None:
        raise NotFound("sender")
    return sender_of(row)


def list_senders() -> list[types.Sender]:
    """Every sender, by code."""
    return [sender_of(row) for row in models.Sender.objects.order_by("code")]


def list_brands() -> list[types.Brand]:
    """Every brand, by code."""
    return [brand_of(row) for row in models.Brand.objects.order_by("code")]


def list_topics() -> list[types.Topic]:
    """Every topic, by code."""
    return [topic_of(row) for row in models.Topic.objects.order_by("code")]


def find_brand(*, code: str) -> types.Brand:
    """The brand of this code. Raises NotFound."""
    row = models.Brand.objects.filter(code=code).first()
    if row is None:
        raise NotFound(f"brand as '{code}'")
    return brand_of(row)


def find_topic(*, code: str) -> types.Topic:
    """The topic of this code. Raises NotFound."""
    row = models.Topic.objects.filter(code=code).first()
    if row is None:
        raise NotFound(f"topic as '{code}'")
    return topic_of(row)


def scopes_for(*, purpose: types.Purpose, topic: str = "", brand_code: str = "") -> frozenset[types.ContentScope]:
    """What the law sees in a purpose, for a topic or a brand ('' = none). Raises NotFound (topic, brand)."""
    brand_id = find_topic(code=topic).brand_id if topic else None
    if brand_code:
        brand_id = find_brand(code=brand_code).id
    prescription_only = brand_id is not None and models.Brand.objects.get(id=brand_id).prescription_only
    return scopes.scopes_for(purpose, prescription_only=prescription_only)


def find_sender(*, code: str) -> types.Sender:
    """The sender of this code. Raises NotFound."""
    row = models.Sender.objects.filter(code=code).first()
    if row is None:
        raise NotFound(f"sender as '{code}'")
    return sender_of(row)


def sender_of(row: models.Sender) -> types.Sender:
    """The value of a row."""
    return types.Sender(row.id, row.code, row.name, row.country, row.postal_address, row.from_email, row.reply_domain)


def brand_of(row: models.Brand) -> types.Brand:
    """The value of a row."""
    return types.Brand(row.id, row.code, row.name, row.sender_id, row.prescription_only)


def topic_of(row: models.Topic) -> types.Topic:
    """The value of a row."""
    return types.Topic(row.id, row.code, row.name, row.brand_id)
