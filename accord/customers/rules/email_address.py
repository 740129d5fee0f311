"""E-mail addresses: which are usable, and how one is written (RFC 5321, 5322, 6531). Syntax only: nothing is looked up."""

import re

from email_validator import EmailNotValidError, validate_email

from accord.customers.types import InvalidValue

_ORDINARY = re.compile(
    r"(?=.{3,254}\Z)(?=[^@]{1,64}@)"
    r"[A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*"
    r"@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63})"
)


def normal_email(text: str) -> str:
    """The address with its domain in lower case, the mailbox as written. Raises InvalidValue `invalid_email`.

    Ordinary addresses are settled by one expression; the rest (international ones above all) by email-validator.
    """
    ordinary = _ORDINARY.fullmatch(text)
    if ordinary is not None:
        start = ordinary.start(1)
        return text[:start] + text[start:].lower()
    try:
        return validate_email(text, check_deliverability=False, strict=True).normalized
    except EmailNotValidError as error:
        raise InvalidValue("invalid_email", f"{text[:100]!r} is not a usable e-mail address: {error}") from None
