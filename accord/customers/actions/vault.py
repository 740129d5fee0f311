"""The vault: free text and sent bodies, sealed with a key per person that is itself sealed with the installation's key."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from accord.customers.actions.set_aside import screen_texts
from accord.customers.intake.bulk import insert_new_rows
from accord.customers.intake.lists import ids_in
from accord.customers.models import VaultKey, VaultText
from accord.customers.rules.sealing import ledger_key_of, new_person_key, seal, seal_all, unseal_all


@transaction.atomic
def store_text(*, customer_id: int, text: str, now: datetime) -> int:
    """Seal what somebody wrote; returns the id to read it by. Words that seem to speak of a patient are set aside."""
    number = store_texts(texts=[(customer_id, text)], now=now)[0]
    screen_texts(texts=[(number, text)], now=now)
    return number


@transaction.atomic
def store_texts(*, texts: Sequence[tuple[int, str]], now: datetime) -> list[int]:
    """Seal many texts, (customer id, text) each, in a constant number of queries; returns their ids in the same order."""
    return store_contents(contents=[(customer_id, text.encode()) for customer_id, text in texts], now=now)


@transaction.atomic
def store_contents(*, contents: Sequence[tuple[int, bytes]], now: datetime) -> list[int]:
    """Seal many files, (customer id, bytes) each, in a constant number of queries; returns their ids in the same order."""
    keys = _person_keys(sorted({customer_id for customer_id, _ in contents}), now)
    sealed = [
        VaultText(
            customer_id=customer_id,
            sealed=seal(content, key=keys[customer_id], bound_to=f"customer:{customer_id}"),
            created_at=now,
        )
        for customer_id, content in contents
    ]
    return [row.pk for row in VaultText.objects.bulk_create(sealed)]


@transaction.atomic
def create_person_keys(*, customer_ids: Sequence[int], now: datetime) -> dict[int, bytes]:
    """Give each person a key who has none yet, in a constant number of queries; the ledger's key of each (`ledger_keys_for`)."""
    return {number: ledger_key_of(key) for number, key in _person_keys(sorted(set(customer_ids)), now).items()}


@transaction.atomic
def erase_vault(*, customer_id: int, now: datetime) -> None:
    """Destroy the person's key: whatever was sealed with it can never be read again, in backups of the texts neither."""
    VaultKey.objects.filter(customer_id=customer_id).delete()


def _person_keys(customer_ids: Sequence[int], now: datetime) -> dict[int, bytes]:
    """The keys of these persons; made where there is none yet."""
    keys = _known_keys(customer_ids)
    missing = [customer_id for customer_id in customer_ids if customer_id not in keys]
    made = {number: new_person_key() for number in missing}
    sealed = seal_all([(key, f"key:{number}") for number, key in made.items()], key=settings.ACCORD_VAULT_KEY)
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = [(number, wrapped, moment) for number, wrapped in zip(made, sealed, strict=True)]
    added = insert_new_rows(VaultKey, ("customer_id", "wrapped", "created_at"), rows, known="customer_id") if rows else 0
    # Where somebody else was quicker, theirs is the key.
    return keys | (made if added == len(made) else _known_keys(missing))


def _known_keys(customer_ids: Sequence[int]) -> dict[int, bytes]:
    rows = VaultKey.objects.filter(customer__in=ids_in(customer_ids)).values_list("customer_id", "wrapped")
    wrapped = {number: (bytes(key), f"key:{number}") for number, key in rows}
    return dict(zip(wrapped, unseal_all(wrapped.values(), key=settings.ACCORD_VAULT_KEY), strict=True))
