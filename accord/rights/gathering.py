"""Everything the house holds of a person, gathered from every room, as plain JSON."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import translation

from accord.catalogue.queries import list_senders
from accord.consent.queries import standing_of
from accord.kernel.personal_data import Ground, HeldFile, Holding, Retention
from accord.rights.rooms import ROOMS
from accord.rights.rules.plain import plain
from accord.rights.words import words_in

FORMAT = "accord-export/1"


def gather(*, customer_id: int, language: str, now: datetime) -> tuple[dict[str, Any], tuple[HeldFile, ...]]:
    """The data of a person and its files; reasons are in `language`. A number of queries that does not grow with what is held."""
    with translation.override(language):
        holdings = [holding for room in ROOMS for holding in room.personal_data_of(customer_id=customer_id)]
        holdings.append(_permission_now(customer_id, now))
    files = tuple(file for holding in holdings for file in holding.files)
    words = words_in(language)
    data = {
        "format": FORMAT,
        "customer": customer_id,
        "made_at": now,
        "language": language,
        "controllers": [
            {"name": sender.name, "country": sender.country, "postal_address": sender.postal_address, "reply_to": sender.from_email}
            for sender in list_senders()
        ],
        "rights": words["rights"]["list"],
        "sections": {holding.section: _section(holding, words) for holding in holdings},
        "files": _listed(files),
    }
    return plain(data), files


def _permission_now(customer_id: int, now: datetime) -> Holding:
    rows = [
        {
            "channel": line.channel,
            "purpose": line.purpose,
            "status": line.permission.status,
            "reasons": [translation.gettext(reason.words) for reason in line.permission.reasons],
            "rules": line.permission.rule_ids,
            "sources": [" · ".join(source) for source in line.sources],
            "records": line.permission.record_ids,
            "law_table": line.permission.table_hash,
        }
        for line in standing_of(customer_id=customer_id, now=now)
    ]
    return Holding("permission_now", Ground.LEGAL_OBLIGATION, Retention.DIRECTORY, rows)


def _section(holding: Holding, words: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": words["sections"][holding.section]["title"],
        "legal_basis": holding.ground,
        "retention": holding.retention,
        "retention_in_words": words["retentions"][holding.retention],
        "rows": holding.rows,
    }


def _listed(files: Sequence[HeldFile]) -> list[dict[str, Any]]:
    return [
        {
            "name": file.name,
            "media_type": file.media_type,
            "size": len(file.content),
            "sha256": hashlib.sha256(file.content).hexdigest(),
        }
        for file in files
    ]
