"""Global Privacy Control: a browser that asks not to be tracked, sold or profiled is heard with the person's next act."""

from datetime import datetime

from django.db import transaction

from accord.consent.actions.records import record_consents
from accord.consent.rules.gpc import ENDS
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType


@transaction.atomic
def record_gpc(*, customer_id: int, now: datetime) -> tuple[int, ...]:
    """Take the signal of a known person's browser as an opt-out of tracking, profiling and sharing, on every channel; the ids.

    Once per person: what the person expressly allows afterwards, knowing the signal, stands (Cal. Code Regs. 11, 7025(c)(3)).
    """
    captures = [
        Capture(
            customer_id=customer_id,
            type=RecordType.WITHDRAWN,
            polarity=Polarity.OPT_OUT,
            explicitness=Explicitness.EXPLICIT,
            channel=None,
            purpose=purpose,
            mechanism=Mechanism.SIGNAL_GPC,
            actor=Actor.SELF,
            valid_from=now,
            key=f"gpc:{customer_id}:{purpose}",
        )
        for purpose in ENDS
    ]
    return record_consents(captures=captures, now=now)
