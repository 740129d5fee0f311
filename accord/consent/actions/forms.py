"""Forms: making them, and taking in what somebody sent on the web."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.actions.records import record_consents
from accord.consent.confirming import confirmation_token
from accord.consent.queries.notices import form_of, get_form, notice_for_form
from accord.consent.rules.answers import ON, REFUSAL_BOX, box_mechanism, capture_of_box
from accord.consent.types import Actor, Box, CaptureForm, EvidenceDraft, EvidenceKind, FormOutcome, FormPerson, Occasion, Surface
from accord.customers.actions import find_or_add_professional
from accord.customers.queries import contact_points_for, customers_by_id
from accord.customers.types import ContactPointKind
from accord.kernel.errors import AccordError

SOURCE = "form"


@transaction.atomic
def create_form(
    *,
    code: str,
    title: str,
    sender_id: int,
    notice_code: str,
    boxes: Sequence[Box],
    now: datetime,
    confirm: bool = True,
    surface: Surface = Surface.WEB,
    origins: Sequence[str] = (),
) -> CaptureForm:
    """A form, or the one of this code as it now is to be. Raises AccordError `form.no_boxes`, `form.origin`."""
    if not boxes:
        raise AccordError("form.no_boxes", "A form asks at least one question.", "Give a box with a purpose.")
    for origin in origins:
        _check_origin(origin)
    row, _ = models.CaptureForm.objects.update_or_create(
        code=code,
        defaults={
            "title": title,
            "sender_id": sender_id,
            "notice_code": notice_code,
            "boxes": [{"channel": box.channel or "", "purpose": box.purpose.value, "topic": box.topic} for box in boxes],
            "confirm": confirm,
            "surface": surface.value,
            "origins": list(origins),
            "closed_at": None,
            "created_at": now,
        },
    )
    return form_of(row)


@transaction.atomic
def record_form(
    *,
    code: str,
    language: str,
    person: FormPerson,
    ticked: AbstractSet[int],
    page: bytes,
    key: str,
    now: datetime,
) -> FormOutcome:
    """Take in a form as it was sent: one entry per box, with the states of its control, the notice and the page as shown.

    Where the form says so, and always where the person is known already (anybody can type an address), a yes waits for the link
    that goes to the address given (`token`). `ticked` are the numbers of the boxes, `page` the HTML as shown, `key` the showing:
    sent twice, it acts once. Raises NotFound, AccordError `customer.invalid`, `answers.none`.
    """
    form = get_form(code=code)
    notice = notice_for_form(form=form, language=language, at=now)
    if not ticked and notice.control_initial != ON and notice.control != REFUSAL_BOX:
        raise AccordError("answers.none", "No box is ticked, so there is nothing to keep.", "Tick a box, or leave the page.")
    values = {
        "given_name": person.given_name,
        "family_name": person.family_name,
        "email": person.email,
        "phone": person.phone,
        "country": person.country,
        "specialty": person.specialty,
        "language": language,
    }
    customer_id, known = find_or_add_professional(values=values, source=SOURCE, now=now)
    occasion = Occasion(
        customer_id=customer_id,
        sender_id=form.sender_id,
        mechanism=box_mechanism(notice.control_initial),
        actor=Actor.SELF,
        happened_at=now,
        notice_id=notice.id,
        language=notice.language,
        key=f"form:{key}",
        control=notice.control,
        control_initial=notice.control_initial,
        actor_reference=f"form:{form.code}",
        jurisdiction=customers_by_id(customer_ids=[customer_id])[customer_id].jurisdiction,
        waits=form.confirm or known,
        points=_points(customer_id, person.email),
        evidence=(EvidenceDraft(EvidenceKind.PAGE, page, "text/html", captured_by=f"form:{form.code}"),),
    )
    repeated = models.ConsentRecord.objects.filter(key=f"{occasion.key}:0").exists()
    captures = [capture_of_box(occasion, box, ticked=n in ticked, number=n) for n, box in enumerate(form.boxes)]
    ids = record_consents(captures=captures, now=now)
    return FormOutcome(customer_id, ids, confirmation_token(ids), repeated)


def _points(customer_id: int, email: str) -> tuple[tuple[Channel, int], ...]:
    """The address that was typed: what is said of e-mail holds for it, and for no other."""
    held = contact_points_for(customer_ids=[customer_id])[customer_id]
    mails = [point for point in held if point.kind is ContactPointKind.EMAIL and point.value.lower() == email.strip().lower()]
    return tuple((Channel.EMAIL, point.id) for point in mails[:1])


def _check_origin(origin: str) -> None:
    parts = urlsplit(origin)
    if parts.scheme not in ("https", "http") or not parts.hostname or origin != f"{parts.scheme}://{parts.netloc}":
        raise AccordError("form.origin", f"'{origin}' is not the origin of a site.", "Give scheme and host: https://example.org")
