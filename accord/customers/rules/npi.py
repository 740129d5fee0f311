"""The US National Provider Identifier: ten digits, the last a Luhn check over the number prefixed with 80840 (45 CFR 162.406)."""

from accord.customers.types import InvalidValue

_PREFIX_SUM = 24
_DOUBLED = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))
_PLAIN = bytes.maketrans(b"0123456789", bytes(range(10)))


def is_npi(text: str) -> bool:
    """Whether the text is ten ASCII digits, starting with 1 or 2, with the right check digit."""
    if len(text) != 10 or not (text.isascii() and text.isdigit()) or text[0] not in "12":
        return False
    digits = text.encode()
    return (_PREFIX_SUM + sum(digits[0::2].translate(_DOUBLED)) + sum(digits[1::2].translate(_PLAIN))) % 10 == 0


def normal_npi(text: str) -> str:
    """The NPI itself. Raises InvalidValue `invalid_npi`."""
    if not is_npi(text):
        raise InvalidValue("invalid_npi", f"{text!r} is not an NPI: ten digits with a check digit are needed.")
    return text
