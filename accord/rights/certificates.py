"""Papers of erasures: written, signed, kept in the data folder, read again."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from accord.kernel.personal_data import ErasedPart, Fate
from accord.rights import models
from accord.rights.rules.certificates import content_of, text_of
from accord.rights.rules.plain import canonical, plain
from accord.rights.rules.signatures import is_signed, sign_paper
from accord.rights.types import Certificate, Place


def write_certificate(erasure: models.Erasure, places: Sequence[Place], *, now: datetime) -> Certificate:
    """Sign the paper of an erasure and put it into the table and, as JSON and as text, into the folder `erasures`."""
    content = content_of(_plain_erasure(erasure), [asdict(place) for place in places])
    signature = sign_paper(canonical(content), seed=settings.ACCORD_LEDGER_KEY)
    row = models.Certificate.objects.create(
        erasure=erasure, content=canonical(content).decode(), signature=signature, signed_at=now
    )
    certificate = certificate_of(row)
    folder = erasures_folder()
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{erasure.erased_at:%Y%m%dT%H%M%S%f}-{erasure.pk}"
    paper = json.dumps({"certificate": content, "signature": signature}, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(paper, encoding="utf-8")
    (folder / f"{name}.txt").write_text(certificate.text, encoding="utf-8")
    return certificate


def certificate_of(row: models.Certificate) -> Certificate:
    """The value of a row."""
    content: dict[str, Any] = json.loads(row.content)
    return Certificate(
        id=row.pk,
        customer_id=content["customer"],
        erased_at=datetime.fromisoformat(content["erased_at"]),
        reason=content["reason"],
        by=content["by"],
        tables=tuple(ErasedPart(part["table"], Fate(part["fate"]), part["rows"], part["why"]) for part in content["tables"]),
        places=tuple(Place(**place) for place in content["places"]),
        text=text_of(content, signature=row.signature),
        content=content,
        signature=row.signature,
    )


def erasures_folder() -> Path:
    """Where the papers lie; to be backed up with the keys."""
    home: Path = settings.ACCORD_HOME
    return home / "erasures"


def papers() -> Iterator[tuple[Path, Mapping[str, Any] | None]]:
    """Every paper in the folder, oldest first; None where it is not one that this installation signed."""
    for path in sorted(erasures_folder().glob("*.json")):
        yield path, _read(path)


def _read(path: Path) -> Mapping[str, Any] | None:
    try:
        paper = json.loads(path.read_text("utf-8"))
        content: Mapping[str, Any] = paper["certificate"]
        return content if is_signed(canonical(content), paper["signature"], seed=settings.ACCORD_LEDGER_KEY) else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _plain_erasure(erasure: models.Erasure) -> dict[str, Any]:
    told: dict[str, Any] = plain(
        {
            "id": erasure.pk,
            "customer": erasure.customer_id,
            "erased_at": erasure.erased_at,
            "reason": erasure.reason,
            "by": erasure.user.name if erasure.user else "",
            "told": erasure.told,
        }
    )
    return told
