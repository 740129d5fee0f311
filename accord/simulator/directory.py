"""What the world can see of the population: names, addresses, places of work. Strings are made here, one person at a time."""

import unicodedata
from collections.abc import Iterator

from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.simulator.brands import SPECIALTIES
from accord.simulator.country import countries
from accord.simulator.types import Country, Population, Town

LETTERS = "ABCEGHJKLMNPRSTVWXYZ"
PLAIN = str.maketrans({"ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "'": "", "’": "", " ": "-"})


def town_of(population: Population, organisation: int) -> Town:
    """Where an organisation is."""
    towns = countries()[int(population.organisations.country[organisation])].towns
    return towns[int(population.organisations.name[organisation]) % len(towns)]


def organisation_names(population: Population) -> list[tuple[str, str]]:
    """The written name and the mail domain of every organisation; both unique."""
    return [_organisation_name(population, index) for index in range(len(population.organisations))]


def _organisation_name(population: Population, index: int) -> tuple[str, str]:
    land, town = countries()[population.organisations.country[index]], town_of(population, index)
    turn, pattern = divmod(int(population.organisations.name[index]) // len(land.towns), len(land.organisations))
    written, latin = land.organisations[pattern]
    suffix = f" {turn + 1}" if turn else ""
    domain = _latin(latin.format(town=town.latin, slug=town.latin) + suffix)
    return written.format(town=town.name, slug=town.latin) + suffix, f"{domain}.{land.code.lower()}.example"


def person_name(population: Population, index: int) -> tuple[str, str, str]:
    """Given name, family name, and the latin form for an address; unique within the country."""
    land = countries()[population.country[index]]
    turn, pair = divmod(int(population.name[index]), len(land.given) * len(land.family))
    given, family = land.given[pair % len(land.given)], land.family[pair // len(land.given)]
    second = land.given[(pair + 7 * turn) % len(land.given)] if turn else ("", "")
    joined = _join(land, given[0], second[0])
    return joined, family[0], _latin(".".join(part for part in (given[1], second[1] and f"{second[1]}{turn}", family[1]) if part))


def _join(land: Country, given: str, second: str) -> str:
    if not second:
        return given
    return given + second if land.family_first else f"{given} {second}"


def _latin(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("İ", "I").translate(PLAIN))
    return "".join(sign for sign in plain.lower() if sign.isascii() and (sign.isalnum() or sign in "-."))


def email_addresses(population: Population) -> list[str]:
    """Everyone's e-mail address, unique, at the domain of the organisation, under the reserved `.example` (RFC 2606)."""
    domains = [domain for _, domain in organisation_names(population)]
    taken: dict[str, int] = {}
    addresses = []
    for index in range(len(population)):
        local, domain = person_name(population, index)[2], domains[population.organisation[index]]
        again = taken[f"{local}@{domain}"] = taken.get(f"{local}@{domain}", 0) + 1
        addresses.append(f"{local}@{domain}" if again == 1 else f"{local}{again}@{domain}")
    return addresses


def organisation_drafts(population: Population) -> Iterator[CustomerDraft]:
    """The organisations, as a source gives them; key `o<position>`."""
    for index, (name, domain) in enumerate(organisation_names(population)):
        land, town = countries()[population.organisations.country[index]], town_of(population, index)
        yield CustomerDraft(
            key=f"o{index}",
            kind=CustomerKind.HCO,
            organisation_name=name,
            country=land.code,
            region=town.region,
            postal_code=_postal_code(town, index),
            city=town.name,
            language=next(iter(land.languages)),
            time_zone=town.time_zone,
            contact_points=(ContactPointDraft(ContactPointKind.EMAIL, f"office@{domain}"),),
        )


def person_drafts(population: Population) -> Iterator[CustomerDraft]:
    """The professionals, as a source gives them; key `p<position>`. Organisations must be known first."""
    addresses = email_addresses(population)
    phones = [{area: iter(numbers) for area, numbers in land.phones.items()} for land in countries()]
    for index in range(len(population)):
        land_number, employer = int(population.country[index]), int(population.organisation[index])
        land, town = countries()[land_number], town_of(population, employer)
        given, family, _ = person_name(population, index)
        yield CustomerDraft(
            key=f"p{index}",
            kind=CustomerKind.HCP,
            given_name=given,
            family_name=family,
            title=land.titles[0] if index % 6 else land.titles[-1],
            specialty=SPECIALTIES[population.specialty[index]],
            country=land.code,
            region=town.region,
            postal_code=_postal_code(town, employer),
            city=town.name,
            language=list(land.languages)[population.language[index]],
            time_zone=town.time_zone,
            potential=float(population.potential[index]),
            contact_points=_contact_points(addresses[index], next(phones[land_number].get(town.area, iter(())), "")),
            affiliated_with=f"o{employer}",
        )


def _contact_points(email: str, phone: str) -> tuple[ContactPointDraft, ...]:
    kinds = ((ContactPointKind.EMAIL, email), (ContactPointKind.PHONE, phone))
    return tuple(ContactPointDraft(kind, value) for kind, value in kinds if value)


def _postal_code(town: Town, number: int) -> str:
    """A code of the town's pattern; a place of work always has the same."""
    signs = []
    for sign in town.postal:
        signs.append(str(number % 10) if sign == "#" else LETTERS[number % len(LETTERS)] if sign == "@" else sign)
        number = number * 7 + 3
    return "".join(signs)
