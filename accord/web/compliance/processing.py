"""The register of processing and the impact assessment, to read, print and hand to an authority."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from accord.kernel import clock
from accord.kernel.viewer import Role, Viewer
from accord.rights.queries import impact_assessment, processing_register
from accord.rights.types import ProcessingActivity, Risk
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.numbers import whole
from accord.web.words.processing import (
    BASIS_WORDS,
    MEASURE_WORDS,
    OPEN_POINT_WORDS,
    RETENTION_WORDS,
    RISK_WORDS,
    SIDE_WORDS,
)
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.roles import ROLE_WORDS


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def processing(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The register, one purpose after the other."""
    register = processing_register(now=clock.now())
    context = {
        "register": register,
        "made": date_format(localtime(register.made_at), "DATETIME_FORMAT"),
        "persons": whole(register.persons),
        "countries": [(country or "–", whole(number)) for country, number in register.countries],
        "activities": [_activity(activity) for activity in register.activities],
    }
    return compliance_page(request, viewer, "processing.html", context)


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def processing_file(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The register as data."""
    answer = JsonResponse(asdict(processing_register(now=clock.now())))
    answer["Content-Disposition"] = 'attachment; filename="processing-register.json"'
    return answer


@require_GET
@never_cache
@for_roles(Role.COMPLIANCE)
def impact(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """The parts of the impact assessment that the house can write itself."""
    found = impact_assessment(now=clock.now())
    context = {
        "found": found,
        "persons": whole(found.register.persons),
        "profiling": [PURPOSE_WORDS[one.purpose] for one in found.register.activities if one.profiling],
        "risks": [_risk(risk) for risk in found.risks],
        "open_points": [(whole(number), OPEN_POINT_WORDS[point]) for point, number in found.open_points],
    }
    return compliance_page(request, viewer, "impact.html", context)


def _activity(activity: ProcessingActivity) -> dict[str, object]:
    return {
        "name": PURPOSE_WORDS[activity.purpose],
        "side": SIDE_WORDS[activity.side],
        "bases": [BASIS_WORDS[basis] for basis in activity.bases],
        "own_consent": activity.own_consent,
        "sensitive": activity.sensitive,
        "profiling": activity.profiling,
        "facts": [fact.words for fact in activity.facts],
        "roles": [ROLE_WORDS[role] for role in activity.roles],
        "retention": RETENTION_WORDS[activity.retention],
        "measures": [MEASURE_WORDS[measure] for measure in activity.measures],
    }


def _risk(risk: Risk) -> dict[str, object]:
    return {
        "words": RISK_WORDS[risk.code],
        "likelihood": risk.likelihood,
        "severity": risk.severity,
        "measures": [MEASURE_WORDS[measure] for measure in risk.measures],
        "residual": risk.residual,
    }
