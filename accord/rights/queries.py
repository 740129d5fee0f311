"""What can be asked of rights. Requests and papers are for compliance alone."""

from accord.kernel.errors import NotFound
from accord.kernel.pages import Page
from accord.kernel.viewer import Role, Viewer
from accord.rights import models
from accord.rights.archive import json_of as json_of
from accord.rights.archive import zip_of as zip_of
from accord.rights.certificates import certificate_of
from accord.rights.processing import impact_assessment as impact_assessment
from accord.rights.processing import processing_register as processing_register
from accord.rights.requests import requests_in, with_state
from accord.rights.types import Certificate, RequestState, RightsRequest

_CLOSED = (RequestState.DONE, RequestState.REFUSED)


def list_requests(*, viewer: Viewer, is_open: bool | None = None, offset: int = 0, limit: int = 50) -> Page[RightsRequest]:
    """Requests, those due soonest first; only open or only closed ones if asked. Raises NotFound for anyone but compliance."""
    _check(viewer)
    rows = with_state().order_by("due_at", "pk")
    if is_open is not None:
        rows = rows.exclude(state__in=_CLOSED) if is_open else rows.filter(state__in=_CLOSED)
    if viewer.markets is not None:
        rows = rows.filter(customer__country__in=viewer.markets)
    return Page(requests_in(rows[offset : offset + limit]), rows.count(), offset)


def get_request(*, viewer: Viewer, request_id: int) -> RightsRequest:
    """One request. Raises NotFound."""
    _check(viewer)
    rows = models.RightsRequest.objects.filter(pk=request_id)
    found = requests_in(rows if viewer.markets is None else rows.filter(customer__country__in=viewer.markets))
    if not found:
        raise NotFound("request")
    return found[0]


def requests_for(*, customer_id: int) -> tuple[RightsRequest, ...]:
    """What a person has asked of us, newest first."""
    return tuple(requests_in(models.RightsRequest.objects.filter(customer=customer_id).order_by("-received_at", "-pk")))


def get_certificate(*, viewer: Viewer, certificate_id: int) -> Certificate:
    """The signed paper of an erasure. Raises NotFound."""
    _check(viewer)
    row = models.Certificate.objects.filter(pk=certificate_id).first()
    if row is None:
        raise NotFound("certificate")
    return certificate_of(row)


def certificates_for(*, viewer: Viewer, customer_id: int) -> tuple[Certificate, ...]:
    """The papers of a customer's erasures, newest first; one who came back with a restored backup has several."""
    _check(viewer)
    rows = models.Certificate.objects.filter(erasure__customer=customer_id).order_by("-pk")
    return tuple(certificate_of(row) for row in rows)


def _check(viewer: Viewer) -> None:
    if not viewer.has(Role.COMPLIANCE):
        raise NotFound("request")
