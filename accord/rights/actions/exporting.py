"""A copy of everything, for the person (GDPR Arts 15 and 20)."""

from datetime import datetime

from accord.access.actions import record_look
from accord.consent.queries import dossier_of, preferences_for
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer
from accord.rights.gathering import gather
from accord.rights.rules.languages import language_for
from accord.rights.types import Export
from accord.rights.typesetting import set_paper

PAGE = "export"


def export_customer(
    *,
    customer_id: int,
    now: datetime,
    language: str = "",
    viewer: Viewer | None = None,
    with_pdf: bool = True,
    with_proofs: bool = True,
) -> Export:
    """Everything that is held of a person, as JSON, files and a PDF in their language (or in `language`); it is not kept.

    The proofs are those of the last checkpoint (`consent.actions.sign_checkpoint` makes a fresh one); whoever shows a page and
    needs neither them nor the PDF leaves them out. A `viewer` is a member of staff, who must be of compliance, and the look is
    written down; None is the person. Where no font for the text is installed the PDF is left out and `pdf_trouble` says so.
    Raises NotFound.
    """
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None or not _may_take(viewer, customer):
        raise NotFound("customer")
    if viewer is not None:
        record_look(viewer=viewer, customer_ids=[customer_id], page=PAGE, now=now)
    spoken = _language(customer, language)
    data, files = gather(customer_id=customer_id, language=spoken, now=now)
    pdf, trouble = b"", ""
    if with_pdf:
        try:
            pdf = set_paper(data, language=spoken, zone=customer.time_zone, name=customer.name, now=now)
        except AccordError as error:
            trouble = f"{error.message} {error.next_step}"
    proofs = dossier_of(customer_id=customer_id, valid_at=now, known_at=now, now=now) if with_proofs else {}
    return Export(customer_id, spoken, now, data, files, pdf, trouble, proofs)


def _may_take(viewer: Viewer | None, customer: Customer) -> bool:
    if viewer is None:
        return True
    return viewer.has(Role.COMPLIANCE) and (viewer.markets is None or customer.country in viewer.markets)


def _language(customer: Customer, asked: str) -> str:
    wish = preferences_for(customer_ids=[customer.id]).get(customer.id)
    return language_for(asked, wish.language if wish else "", customer.language)
