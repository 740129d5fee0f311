"""What to do next for one customer; to leave them alone is an answer."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from accord.access.types import ApiScope
from accord.api.errors import ErrorBody
from accord.api.keys import key_with
from accord.api.naming import Reference
from accord.catalogue.types import Channel
from accord.content.queries import get_version
from accord.customers.queries import find_customer
from accord.decisions.queries import next_action
from accord.decisions.types import SILENCE
from accord.kernel import clock

router = Router(tags=["Decision"])


class MaterialOut(Schema):
    """The approved version to say."""

    version_id: int
    material: str
    title: str
    language: str


class NextBestActionOut(Schema):
    """`action` is a channel, or `silence`. `value` is in the plan's value units; `plan_id` 0 = no plan was made for today."""

    customer: int
    action: str
    channel: Channel | None
    material: MaterialOut | None
    brand: str
    rep_id: int | None
    value: float
    propensity: float
    reasons: list[str]
    plan_id: int
    touch_id: UUID | None


@router.get(
    "/api/customers/{reference}/next-best-action",
    response={200: NextBestActionOut, 401: ErrorBody, 403: ErrorBody, 404: ErrorBody},
    auth=key_with(ApiScope.DECISION_READ),
    summary="What is best for this customer now?",
    operation_id="get_next_best_action",
    openapi_extra={"x-scope": ApiScope.DECISION_READ.value},
)
def get_next_best_action(request: HttpRequest, reference: Reference) -> NextBestActionOut:
    """What today's plan does for the customer; without a plan, the best that may be done now. It reserves nothing."""
    decision = next_action(customer_id=find_customer(reference=reference), now=clock.now())
    return NextBestActionOut(
        customer=decision.customer_id,
        action=decision.channel or SILENCE,
        channel=decision.channel,
        material=None if decision.version_id is None else _material(decision.version_id),
        brand=decision.brand_code,
        rep_id=decision.rep_id,
        value=decision.value,
        propensity=decision.propensity,
        reasons=list(decision.reasons),
        plan_id=decision.plan_id,
        touch_id=decision.touch_id,
    )


def _material(version_id: int) -> MaterialOut:
    version = get_version(version_id=version_id)
    return MaterialOut(version_id=version.id, material=version.material, title=version.title, language=version.language)
