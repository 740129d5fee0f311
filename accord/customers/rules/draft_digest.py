"""What a source last said of a customer, in 16 bytes: the same digest means there is nothing to do."""

import hashlib

from accord.customers.types import CustomerDraft

_BETWEEN, _WITHIN = "\x1e", "\x1f"


def draft_digest(draft: CustomerDraft) -> bytes:
    """BLAKE2b of everything the draft gives; the row as written does not count."""
    given = (
        draft.kind or "",
        draft.status,
        draft.given_name,
        draft.family_name,
        draft.organisation_name,
        draft.title,
        draft.specialty,
        draft.country,
        draft.region,
        draft.postal_code,
        draft.city,
        draft.language,
        draft.time_zone,
        "" if draft.potential is None else repr(draft.potential),
        draft.affiliated_with,
        *[f"{scheme}{_WITHIN}{value}" for scheme, value in draft.identifiers],
        *[f"{point.kind}{_WITHIN}{point.use}{_WITHIN}{point.value}" for point in draft.contact_points],
    )
    return hashlib.blake2b(_BETWEEN.join(given).encode(), digest_size=16).digest()
