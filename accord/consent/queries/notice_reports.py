"""Every notice in use, checked against what the law asks of it."""

from collections.abc import Mapping
from datetime import datetime

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, Sender
from accord.consent.queries.law import law_table
from accord.consent.queries.notices import list_forms, list_notices, notice_signatures_for
from accord.consent.rules.asking_again import need_on
from accord.consent.rules.notice_lint import Use, lint_notice
from accord.consent.types import CaptureForm, LawTable, Need, Notice, NoticeReport, NoticeSignature, RecipientKind, Requirement


def notice_reports(*, now: datetime) -> tuple[NoticeReport, ...]:
    """The newest version of each notice in each language, with what is wrong with it; those that a form shows come first."""
    newest: dict[tuple[str, str], Notice] = {}
    for notice in list_notices():
        newest.setdefault((notice.code, notice.language), notice)
    forms = {form.notice_code: form for form in list_forms()}
    senders = {sender.id: sender for sender in list_senders()}
    signed = notice_signatures_for(notice_ids=[notice.id for notice in newest.values()])
    table = law_table()
    reports = [_report(notice, forms.get(notice.code), senders, signed[notice.id], table, now) for notice in newest.values()]
    return tuple(sorted(reports, key=lambda report: (report.form is None, report.notice.code, report.notice.language)))


def _report(
    notice: Notice,
    form: CaptureForm | None,
    senders: Mapping[int, Sender],
    signatures: tuple[NoticeSignature, ...],
    table: LawTable,
    now: datetime,
) -> NoticeReport:
    if form is None:
        return NoticeReport(notice, None, (), signatures)
    sender = senders[form.sender_id]
    needs = _needs(notice, form, sender, table, now)
    use = Use(
        sender_name=sender.name,
        form_language=notice.language,
        box_purposes=tuple(box.purpose for box in form.boxes),
        need=max((need.requirement for need in needs), default=Requirement.EXPLICIT_OPT_IN),
        disclosures=frozenset(code for need in needs for code in need.obligations.disclosures),
        signed_off=bool(signatures),
    )
    return NoticeReport(notice, form, lint_notice(notice, use), signatures)


def _needs(notice: Notice, form: CaptureForm, sender: Sender, table: LawTable, now: datetime) -> list[Need]:
    """What the law asks where the notice is shown (its own jurisdiction, else the sender's country), box by box."""
    place, kind = notice.jurisdiction or sender.country, RecipientKind.INDIVIDUAL_PROFESSIONAL
    return [need_on(table, place, kind, box.channel or Channel.EMAIL, box.purpose, on=now.date()) for box in form.boxes]
