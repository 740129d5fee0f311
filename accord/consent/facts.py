"""What the ledger tells of a customer, for conditions, models and pages. Whether we may contact is no fact: ask for permission."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, Q

from accord.catalogue.types import Fact, FactKind, Label
from accord.consent import models
from accord.consent.queries import preferences_for
from accord.consent.types import Polarity
from accord.kernel.conditions import Value

FACTS = (
    Fact("last_opt_in_at", FactKind.MOMENT, Label.BOTH, "last opt-in"),
    Fact("last_opt_out_at", FactKind.MOMENT, Label.BOTH, "last opt-out"),
    Fact("favoured_channel", FactKind.TEXT, Label.BOTH, "favoured channel"),
    Fact("wished_contacts_30d", FactKind.NUMBER, Label.BOTH, "contacts wished in 30 days"),
    Fact("wished_language", FactKind.TEXT, Label.BOTH, "language asked for"),
)


def facts_for(customer_ids: Sequence[int], *, now: datetime) -> dict[int, dict[str, Value]]:
    """The facts of each customer as of `now` (UTC), in two queries; what was never said is None."""
    facts: dict[int, dict[str, Value]] = {customer_id: dict.fromkeys(fact.name for fact in FACTS) for customer_id in customer_ids}
    acts = (
        models.ConsentRecord.objects.filter(customer_id__in=customer_ids, recorded_at__lte=now, valid_from__lte=now)
        .values("customer_id")
        .annotate(
            last_opt_in_at=Max("valid_from", filter=Q(polarity=Polarity.OPT_IN.value)),
            last_opt_out_at=Max("valid_from", filter=Q(polarity=Polarity.OPT_OUT.value)),
        )
    )
    for row in acts:
        facts[row["customer_id"]] |= {"last_opt_in_at": row["last_opt_in_at"], "last_opt_out_at": row["last_opt_out_at"]}
    for customer_id, wish in preferences_for(customer_ids=customer_ids, known_at=now).items():
        facts[customer_id] |= {
            "favoured_channel": wish.favoured_channel.value if wish.favoured_channel else None,
            "wished_contacts_30d": wish.contacts_per_month,
            "wished_language": wish.language or None,
        }
    return facts
