"""Which laws reach a recipient: the nearest jurisdiction first."""

EU_MEMBERS = frozenset(
    (  # the 27
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
        *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    )
)


def chain_of(jurisdiction: str) -> tuple[str, ...]:
    """`US-FL` -> US-FL, US, GLOBAL; a member of the EU has it between itself and GLOBAL."""
    country = jurisdiction.split("-")[0]
    own = (jurisdiction, country) if jurisdiction != country else (country,)
    return (*own, "EU", "GLOBAL") if country in EU_MEMBERS else (*own, "GLOBAL")


def adds_to_parent(jurisdiction: str) -> bool:
    """Whether this jurisdiction's rules stand beside its parent's instead of in their place: the states of the US."""
    return jurisdiction.startswith("US-")
