"""From the texts of one row to a draft of a customer, or to the first reason why not."""

import math
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from accord.customers.rules.country import country_code
from accord.customers.rules.email_address import normal_email
from accord.customers.rules.identifier import normal_identifier
from accord.customers.rules.language import normal_language
from accord.customers.rules.names import tidy_name
from accord.customers.rules.patient_data import patient_signs
from accord.customers.rules.phone_number import normal_phone
from accord.customers.rules.postal_code import normal_postal_code
from accord.customers.rules.region import region_code
from accord.customers.rules.specialty import specialty_code
from accord.customers.rules.time_zone import normal_time_zone
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind, CustomerStatus, InvalidValue

ATTRIBUTES = frozenset(
    [
        "key",
        "kind",
        "status",
        "given_name",
        "family_name",
        "organisation_name",
        "title",
        "specialty",
        "country",
        "region",
        "postal_code",
        "city",
        "language",
        "time_zone",
        "potential",
        "email",
        "phone",
        "street",
        "affiliated_with",
    ]
)
"""The attributes a source may give, beside identifiers."""

T = TypeVar("T")

_NAMES = ("given_name", "family_name", "organisation_name", "title", "city", "affiliated_with")
_LONG_NUMBER = re.compile(r"(?:\d[ .\-]?){9}")
_KINDS: dict[str, CustomerKind | None] = {"": None, "hcp": CustomerKind.HCP, "hco": CustomerKind.HCO}
_STATUSES = {"": CustomerStatus.ACTIVE, "active": CustomerStatus.ACTIVE, "closed": CustomerStatus.CLOSED}


def draft_of(
    values: Mapping[str, str],
    *,
    identifiers: Iterable[tuple[str, str]] = (),
    row: tuple[str, ...] = (),
    forgiven: frozenset[str] = frozenset(),
) -> CustomerDraft:
    """The draft that `values` (texts by attribute, see `ATTRIBUTES`) describe. Raises InvalidValue.

    `forgiven` names contact points ('email', 'phone') that are left out where they are invalid, instead of refusing the row.
    """
    get = values.get
    country = country_code(given) if (given := get("country", "")) else ""
    region = region_code(given, country) if (given := get("region", "")) else ""
    names = [tidy_name(given) if (given := get(name, "")) else "" for name in _NAMES]
    key = get("key", "")
    if not key:
        raise InvalidValue("missing_key", "The row has no key, so it could not be found again.")
    if len(key) + sum(map(len, names)) > 200:
        _check_lengths([key, *names])
    if _LONG_NUMBER.search("|".join(names)) and patient_signs(" ".join(names)):
        raise InvalidValue("patient_data", "The row seems to hold a patient's data, which has no place here.")
    return CustomerDraft(
        key=key,
        kind=_word(_KINDS, get("kind", ""), "unknown_kind"),
        given_name=names[0],
        family_name=names[1],
        organisation_name=names[2],
        title=names[3],
        specialty=specialty_code(given) if (given := get("specialty", "")) else "",
        country=country,
        region=region,
        postal_code=_postal_code(given, country) if (given := get("postal_code", "")) else "",
        city=names[4],
        language=normal_language(given) if (given := get("language", "")) else "",
        time_zone=normal_time_zone(given) if (given := get("time_zone", "")) else "",
        potential=_potential(given) if (given := get("potential", "")) else None,
        status=_word(_STATUSES, get("status", ""), "unknown_status"),
        identifiers=tuple([(scheme, normal_identifier(scheme, value)) for scheme, value in identifiers if value]),
        contact_points=_contact_points(values, country, region, forgiven),
        affiliated_with=names[5],
        row=row,
    )


def _contact_points(
    values: Mapping[str, str], country: str, region: str, forgiven: frozenset[str]
) -> tuple[ContactPointDraft, ...]:
    points: list[ContactPointDraft] = []
    if email := values.get("email", ""):
        try:
            points.append(ContactPointDraft(ContactPointKind.EMAIL, normal_email(email)))
        except InvalidValue:
            if "email" not in forgiven:
                raise
    if phone := values.get("phone", ""):
        try:
            points.append(ContactPointDraft(ContactPointKind.PHONE, normal_phone(phone, country)))
        except InvalidValue:
            if "phone" not in forgiven:
                raise
    if street := values.get("street", ""):
        points.append(ContactPointDraft(ContactPointKind.POST, _place(street, values, country, region)))
    return tuple(points)


def _place(street: str, values: Mapping[str, str], country: str, region: str) -> str:
    """One line as an envelope needs it, at most 500 characters."""
    code = normal_postal_code(values.get("postal_code", ""), country)
    area = f"{region.partition('-')[2]} {code}".strip()
    place = ", ".join(part for part in (tidy_name(street), tidy_name(values.get("city", "")), area, country) if part)
    if len(place) > 500:
        raise InvalidValue("too_long", "The postal address is longer than 500 characters.")
    return place


def _word(words: Mapping[str, T], text: str, code: str) -> T:
    if text in words:
        return words[text]
    word = text.strip().lower()
    if word not in words:
        raise InvalidValue(code, f"{text[:60]!r} is not one of {', '.join(filter(None, words))}.")
    return words[word]


def _check_lengths(texts: list[str]) -> None:
    if len(max(texts, key=len)) > 200:
        raise InvalidValue("too_long", "The key, a name or a place is longer than 200 characters.")


def _postal_code(text: str, country: str) -> str:
    code = normal_postal_code(text, country)
    if len(code) > 16:
        raise InvalidValue("too_long", f"The postal code {code[:40]!r} is longer than 16 characters.")
    return code


def _potential(text: str) -> float:
    try:
        potential = float(text)
    except ValueError:
        potential = math.nan
    if not 0 <= potential <= 100:
        raise InvalidValue("invalid_potential", f"{text[:60]!r} is not a score between 0 and 100.")
    return potential
