"""Notices and the forms that carry them."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.types import Box, CaptureForm, Notice, NoticeSignature, Surface
from accord.kernel.errors import NotFound


def notice_shown(*, code: str, language: str, at: datetime) -> Notice:
    """The version of a notice that was shown in a language at a moment, as far as is known today. Raises NotFound.

    A language is met by itself or by its base: 'fr-CA' by 'fr', never 'zh-Hans' by 'zh-Hant'.
    """
    for row in _valid(at).filter(code=code).order_by("-valid_from", "-number", "-id"):
        if _speaks(row.language.lower(), language.lower()):
            return notice_of(row)
    raise NotFound("notice")


def notice_for_form(*, form: CaptureForm, language: str, at: datetime) -> Notice:
    """The notice to show with a form: in the reader's language, else in English, else in whichever there is. Raises NotFound."""
    for tag in (language, "en"):
        try:
            return notice_shown(code=form.notice_code, language=tag, at=at)
        except NotFound:
            continue
    row = _valid(at).filter(code=form.notice_code).order_by("-valid_from", "-number").first()
    if row is None:
        raise NotFound("notice")
    return notice_of(row)


def list_notices(*, code: str = "") -> tuple[Notice, ...]:
    """Every version of every notice, or of one; by code and language, the newest version first."""
    rows = models.Notice.objects.order_by("code", "language", "-number")
    return tuple(notice_of(row) for row in (rows.filter(code=code) if code else rows))


def get_notice(*, notice_id: int) -> Notice:
    """One version. Raises NotFound."""
    row = models.Notice.objects.filter(pk=notice_id).first()
    if row is None:
        raise NotFound("notice")
    return notice_of(row)


def notice_signatures_for(*, notice_ids: Sequence[int]) -> dict[int, tuple[NoticeSignature, ...]]:
    """Who signed these versions, earliest first. One query."""
    found: dict[int, tuple[NoticeSignature, ...]] = dict.fromkeys(notice_ids, ())
    for row in models.NoticeApproval.objects.filter(notice_id__in=list(notice_ids)).order_by("id"):
        found[row.notice_id] += (NoticeSignature(row.notice_id, row.signed_by, row.meaning, row.signed_hash, row.signed_at),)
    return found


def get_form(*, code: str) -> CaptureForm:
    """An open form. Raises NotFound."""
    row = models.CaptureForm.objects.filter(code=code, closed_at=None).first()
    if row is None:
        raise NotFound("form")
    return form_of(row)


def list_forms(*, surface: Surface | None = None, sender_id: int | None = None) -> tuple[CaptureForm, ...]:
    """The open forms, by code; of one surface or one sender if asked."""
    rows = models.CaptureForm.objects.filter(closed_at=None).order_by("code")
    rows = rows if surface is None else rows.filter(surface=surface.value)
    return tuple(form_of(row) for row in (rows if sender_id is None else rows.filter(sender_id=sender_id)))


def notice_of(row: models.Notice) -> Notice:
    """The value of a row."""
    return Notice(
        id=row.pk,
        code=row.code,
        number=row.number,
        language=row.language,
        jurisdiction=row.jurisdiction,
        purposes=frozenset(Purpose(word) for word in row.purposes),
        text=row.text,
        text_hash=row.text_hash,
        control=row.control,
        control_initial=row.control_initial,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        recorded_at=row.recorded_at,
        layout_hash=row.layout_hash,
        material_change=row.material_change,
    )


def form_of(row: models.CaptureForm) -> CaptureForm:
    """The value of a row."""
    boxes = tuple(
        Box(Channel(box["channel"]) if box.get("channel") else None, Purpose(box["purpose"]), box.get("topic", ""))
        for box in row.boxes
    )
    return CaptureForm(
        id=row.pk,
        code=row.code,
        title=row.title,
        sender_id=row.sender_id,
        notice_code=row.notice_code,
        boxes=boxes,
        confirm=row.confirm,
        surface=Surface(row.surface),
        origins=tuple(row.origins),
    )


def _speaks(tag: str, wanted: str) -> bool:
    if wanted.startswith("zh"):
        return tag == wanted or (wanted in ("zh-tw", "zh-hk", "zh-hant-tw") and tag == "zh-hant")
    return tag in (wanted, wanted.split("-")[0])


def _valid(at: datetime) -> QuerySet[models.Notice]:
    return models.Notice.objects.filter(Q(valid_to=None) | Q(valid_to__gt=at), valid_from__lte=at)
