"""The columns of `npidata_pfile` that we read. Fax numbers, mailing addresses, officials and tax numbers are not read."""

NPI = "NPI"
ENTITY = "Entity Type Code"
DEACTIVATED = "NPI Deactivation Date"
REACTIVATED = "NPI Reactivation Date"

PERSON = {
    "family_name": "Provider Last Name (Legal Name)",
    "given_name": "Provider First Name",
    "title": "Provider Credential Text",
}
ORGANISATION = {"organisation_name": "Provider Organization Name (Legal Business Name)"}
PLACE = {
    "city": "Provider Business Practice Location Address City Name",
    "region": "Provider Business Practice Location Address State Name",
    "postal_code": "Provider Business Practice Location Address Postal Code",
    "country": "Provider Business Practice Location Address Country Code (If outside U.S.)",
    "phone": "Provider Business Practice Location Address Telephone Number",
}
STREET = ("Provider First Line Business Practice Location Address", "Provider Second Line Business Practice Location Address")
_CODE, _SWITCH = "Healthcare Provider Taxonomy Code", "Healthcare Provider Primary Taxonomy Switch"
TAXONOMIES = tuple((f"{_CODE}_{number}", f"{_SWITCH}_{number}") for number in range(1, 16))

COLUMNS = frozenset(
    [NPI, ENTITY, DEACTIVATED, REACTIVATED, *PERSON.values(), *ORGANISATION.values(), *PLACE.values(), *STREET]
    + [column for pair in TAXONOMIES for column in pair]
)
