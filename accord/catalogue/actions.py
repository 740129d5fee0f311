"""Writes of the catalogue. A code is made once: the same call again changes nothing and gives what is there."""

from accord.catalogue import models, queries, types
from accord.catalogue.rules.codes import check_code, check_topic_code


def create_sender(*, code: str, name: str, country: str, postal_address: str, from_email: str, reply_domain: str) -> types.Sender:
    """A legal entity that speaks; `country` is ISO 3166-1 alpha-2."""
    check_code(code)
    row, _ = models.Sender.objects.get_or_create(
        code=code,
        defaults={
            "name": name,
            "country": country,
            "postal_address": postal_address,
            "from_email": from_email,
            "reply_domain": reply_domain,
        },
    )
    return queries.sender_of(row)


def create_brand(*, code: str, name: str, sender_id: int, prescription_only: bool) -> types.Brand:
    """A medicine or service; `prescription_only` puts all its promotion under the stricter rules. Raises NotFound (sender)."""
    check_code(code)
    sender = queries.get_sender(sender_id=sender_id)
    row, _ = models.Brand.objects.get_or_create(
        code=code, defaults={"name": name, "sender_id": sender.id, "prescription_only": prescription_only}
    )
    return queries.brand_of(row)


def create_topic(*, code: str, name: str, brand_code: str | None = None) -> types.Topic:
    """A kind of content a consent can name; a brand's topic lies below the brand's code. Raises NotFound (brand)."""
    check_topic_code(code, brand_code=brand_code)
    brand_id = None if brand_code is None else queries.find_brand(code=brand_code).id
    row, _ = models.Topic.objects.get_or_create(code=code, defaults={"name": name, "brand_id": brand_id})
    return queries.topic_of(row)
