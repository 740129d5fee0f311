"""One rule: what it says, where it comes from, what became of it, who has read it; compliance signs here."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accord.consent.actions import review_rule
from accord.consent.queries import law_table, rule_history, rule_reviews
from accord.consent.types import ReviewVerdict, RuleReview
from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.web.compliance.law import READERS
from accord.web.compliance.law_lines import line_of
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.going import see_other
from accord.web.entrance.roles import for_roles
from accord.web.words.law import VERDICT_WORDS

MOST_CHARACTERS = 1000
_TONES = {ReviewVerdict.ACCEPTED: "good", ReviewVerdict.CHECKED: "good", ReviewVerdict.DOUBTED: "stop"}


@require_GET
@for_roles(*READERS)
def law_rule(request: HttpRequest, viewer: Viewer, rule_id: str) -> HttpResponse:
    """The rule as it stands now."""
    rule = law_table().rules.get(rule_id)
    if rule is None:
        raise Http404
    reviews = rule_reviews(rule_id=rule_id)
    return compliance_page(
        request,
        viewer,
        "law_rule.html",
        {
            "rule": line_of(rule),
            "place": rule.jurisdiction,
            "reviews": [(review, VERDICT_WORDS[review.verdict], _tone(review)) for review in reviews],
            "history": rule_history(rule_id=rule_id),
            "verdicts": [(verdict.value, VERDICT_WORDS[verdict]) for verdict in ReviewVerdict],
            "may_sign": viewer.has(Role.COMPLIANCE),
            "signer": _signer(request),
        },
    )


@require_POST
@for_roles(Role.COMPLIANCE)
def rule_review(request: HttpRequest, viewer: Viewer, rule_id: str) -> HttpResponse:
    """Sign that this rule was read: `verdict`, `note`; the name is that of the person who is signed in."""
    verdict = request.POST.get("verdict", "")
    if verdict not in list(ReviewVerdict):
        return HttpResponseBadRequest("Unknown verdict.")
    if rule_id not in law_table().rules:
        raise Http404
    review_rule(
        rule_id=rule_id,
        verdict=ReviewVerdict(verdict),
        reviewer=_signer(request),
        note=request.POST.get("note", "")[:MOST_CHARACTERS],
        now=clock.now(),
    )
    return see_other(f"{reverse('compliance_law_rule', args=[rule_id])}#reviews")


def _tone(review: RuleReview) -> str:
    return _TONES[review.verdict] if review.current else "calm"


def _signer(request: HttpRequest) -> str:
    """The name under the signature: unique users, no shared accounts (21 CFR 11.100)."""
    return str(getattr(request.user, "name", "") or getattr(request.user, "email", ""))
