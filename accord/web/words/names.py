"""How a person is addressed: title first in the West; family name first and the title behind in Chinese."""

import re

from accord.customers.types import Customer

_HAN = re.compile(r"[㐀-鿿]")


def name_of(customer: Customer) -> str:
    """The name with its title, in the order of its own script."""
    if _HAN.search(customer.family_name):
        return f"{customer.name}{customer.title}"
    return " ".join(part for part in (customer.title, customer.name) if part)
