"""The time zone in which most people of a country and region live (IANA; zone.tab of the tz database)."""

from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import available_timezones

from accord.customers.rules.region import us_states
from accord.customers.types import InvalidValue


@lru_cache(maxsize=8192)
def time_zone_of(country: str, region: str = "") -> str:
    """The prevailing zone of a region, else of its country; '' where the country is not known."""
    state = us_states().get(region.removeprefix("US-")) if region.startswith("US-") else None
    if state is not None:
        return state[1]
    return _OF_REGION.get(region) or _OF_COUNTRY.get(country) or _first_zones().get(country, "")


@lru_cache(maxsize=1024)
def normal_time_zone(text: str) -> str:
    """The name itself where it is one of the tz database. Raises InvalidValue `unknown_time_zone`."""
    if text not in available_timezones():
        raise InvalidValue("unknown_time_zone", f"{text[:60]!r} is not a time zone: use an IANA name, such as 'Europe/Paris'.")
    return text


@cache
def _first_zones() -> dict[str, str]:
    lines = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines()
    zones: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            zones.setdefault(country, zone)
    return zones


_OF_COUNTRY = {
    "US": "America/New_York",
    "CA": "America/Toronto",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "MX": "America/Mexico_City",
    "RU": "Europe/Moscow",
    "CN": "Asia/Shanghai",
    "ES": "Europe/Madrid",
    "PT": "Europe/Lisbon",
    "CL": "America/Santiago",
    "EC": "America/Guayaquil",
    "NZ": "Pacific/Auckland",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "UA": "Europe/Kyiv",
    "CD": "Africa/Kinshasa",
}
_OF_REGION = {
    "CA-BC": "America/Vancouver",
    "CA-AB": "America/Edmonton",
    "CA-SK": "America/Regina",
    "CA-MB": "America/Winnipeg",
    "CA-NB": "America/Moncton",
    "CA-NS": "America/Halifax",
    "CA-PE": "America/Halifax",
    "CA-NL": "America/St_Johns",
    "CA-YT": "America/Whitehorse",
    "CA-NT": "America/Yellowknife",
    "CA-NU": "America/Iqaluit",
    "AU-WA": "Australia/Perth",
    "AU-SA": "Australia/Adelaide",
    "AU-NT": "Australia/Darwin",
    "AU-QLD": "Australia/Brisbane",
    "AU-TAS": "Australia/Hobart",
    "BR-AM": "America/Manaus",
    "BR-MT": "America/Cuiaba",
    "BR-MS": "America/Campo_Grande",
    "BR-AC": "America/Rio_Branco",
    "MX-BCN": "America/Tijuana",
    "MX-SON": "America/Hermosillo",
    "PT-20": "Atlantic/Azores",
    "PT-30": "Atlantic/Madeira",
    "ES-CN": "Atlantic/Canary",
}
