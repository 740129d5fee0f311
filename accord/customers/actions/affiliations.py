"""Who works where."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accord.customers import models
from accord.customers.intake.lists import ids_in
from accord.customers.types import Affiliation


@transaction.atomic
def record_affiliations(*, affiliations: Sequence[Affiliation], source: str = "accord", now: datetime) -> int:
    """Record affiliations, ended or open; those recorded before (the same in everything) are left. Returns how many are new."""
    known = set(
        models.Affiliation.objects.filter(source=source, hcp__in=ids_in([one.hcp_id for one in affiliations])).values_list(
            "hcp_id", "hco_id", "role", "start_on", "end_on"
        )
    )
    new = {(one.hcp_id, one.hco_id, one.role, one.start_on, one.end_on) for one in affiliations} - known
    models.Affiliation.objects.bulk_create(
        models.Affiliation(hcp_id=hcp, hco_id=hco, role=role, start_on=start, end_on=end, source=source)
        for hcp, hco, role, start, end in sorted(new, key=repr)
    )
    return len(new)
