"""Reading the vault. What is set aside as a patient's data, or erased with its person's key, is not read."""

from collections.abc import Sequence

from django.conf import settings

from accord.customers import models
from accord.customers.intake.lists import ids_in
from accord.customers.rules.sealing import ledger_key_of, seal, unseal, unseal_all
from accord.kernel.errors import AccordError, NotFound


def ledger_keys_for(*, customer_ids: Sequence[int]) -> dict[int, bytes]:
    """The key under which the ledger speaks of each person (32 bytes), derived from the person's key in the vault and gone with it.

    Persons who have no key, or none any more, are left out. One query.
    """
    return {number: ledger_key_of(key) for number, key in _person_keys(customer_ids).items()}


def read_text(*, vault_text_id: int) -> str:
    """A text out of the vault. Raises as `read_content` does."""
    return read_content(vault_text_id=vault_text_id).decode()


def read_content(*, vault_text_id: int) -> bytes:
    """A file out of the vault. Raises NotFound; AccordError `vault.erased` once the person's key is destroyed, `vault.set_aside`
    while a text waits to be looked through for a patient's data.
    """
    row = models.VaultText.objects.filter(pk=vault_text_id).first()
    if row is None:
        raise NotFound("text")
    if models.SetAside.objects.filter(text=row, verdict="").exists():
        raise AccordError("vault.set_aside", "This text may speak of a patient and was set aside.", "Compliance reads it first.")
    return open_sealed(row)


def read_texts(*, vault_text_ids: Sequence[int]) -> dict[int, str]:
    """Many texts out of the vault, as `read_contents` gives them."""
    return {number: content.decode() for number, content in read_contents(vault_text_ids=vault_text_ids).items()}


def read_contents(*, vault_text_ids: Sequence[int]) -> dict[int, bytes]:
    """Many files out of the vault, in three queries; those that do not exist, were erased or are set aside are left out.

    Raises AccordError `vault.unreadable` where the installation's key does not fit.
    """
    rows = list(models.VaultText.objects.filter(pk__in=ids_in(vault_text_ids)).values_list("pk", "customer_id", "sealed"))
    keys = _person_keys(sorted({customer_id for _, customer_id, _ in rows}))
    waiting = set(models.SetAside.objects.filter(text__in=ids_in(vault_text_ids), verdict="").values_list("text_id", flat=True))
    return {
        pk: unseal(bytes(sealed), key=keys[number], bound_to=f"customer:{number}")
        for pk, number, sealed in rows
        if number in keys and pk not in waiting
    }


def open_sealed(row: models.VaultText) -> bytes:
    """What a row of the vault holds. Raises AccordError `vault.erased`."""
    key = _person_keys([row.customer_id]).get(row.customer_id)
    if key is None:
        raise AccordError("vault.erased", "This text was erased with its person's key.", "It cannot be brought back.")
    return unseal(bytes(row.sealed), key=key, bound_to=f"customer:{row.customer_id}")


def seal_for(customer_id: int, content: bytes) -> bytes:
    """Other content for a person who has a key. Raises AccordError `vault.erased`."""
    key = _person_keys([customer_id]).get(customer_id)
    if key is None:
        raise AccordError("vault.erased", "This person was erased.", "Nothing can be kept for them any more.")
    return seal(content, key=key, bound_to=f"customer:{customer_id}")


def _person_keys(customer_ids: Sequence[int]) -> dict[int, bytes]:
    rows = models.VaultKey.objects.filter(customer__in=ids_in(customer_ids)).values_list("customer_id", "wrapped")
    wrapped = {number: (bytes(key), f"key:{number}") for number, key in rows}
    return dict(zip(wrapped, unseal_all(wrapped.values(), key=settings.ACCORD_VAULT_KEY), strict=True))
