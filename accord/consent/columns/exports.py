"""What snapshots take of the ledger: keys and codes, never words."""

from accord.columnar.types import Export

_WORDS = ("type", "polarity", "explicitness", "channel", "purpose", "topic", "mechanism", "route", "lawful_basis", "actor")
_KEYS = ("id", "customer_id", "contact_point_id", "sender_id", "notice_id", "corrects_id", "supersedes_id")
_MOMENTS = ("valid_from", "valid_to", "recorded_at")

EXPORTS = (
    Export(
        "consent_records",
        f"SELECT {', '.join(_KEYS)}, grade, CASE WHEN reason <> '' AND actor_reference <> '' THEN 1 ELSE 0 END AS answered_for,"  # noqa: S608
        f" {', '.join(_WORDS + _MOMENTS)} FROM consent_consentrecord",
        {
            **dict.fromkeys(_KEYS, "BIGINT"),
            **dict.fromkeys(("grade", "answered_for"), "SMALLINT"),
            **dict.fromkeys(_WORDS, "VARCHAR"),
            **dict.fromkeys(_MOMENTS, "TIMESTAMP"),
        },
    ),
    Export(
        "consent_shared",
        "SELECT record.id AS record_id, held.customer_id, held.id AS contact_point_id FROM consent_consentrecord AS record"
        " JOIN customers_contactpoint AS named ON named.id = record.contact_point_id"
        " JOIN customers_contactpoint AS held ON held.lookup_hash = named.lookup_hash AND held.customer_id <> record.customer_id"
        " WHERE record.polarity = 'opt_out'",
        {"record_id": "BIGINT", "customer_id": "BIGINT", "contact_point_id": "BIGINT"},
    ),
    Export(
        "consent_notice_changes",
        "SELECT earlier.id AS notice_id, later.valid_from, later.recorded_at FROM consent_notice AS earlier"
        " JOIN consent_notice AS later ON later.code = earlier.code AND later.language = earlier.language"
        " AND later.number > earlier.number WHERE later.material_change",
        {"notice_id": "BIGINT", "valid_from": "TIMESTAMP", "recorded_at": "TIMESTAMP"},
    ),
    Export(
        "consent_suppressions",
        "SELECT blocked.customer_id, CAST(NULL AS bigint) AS contact_point_id, blocked.channel, blocked.cause,"
        " blocked.recorded_at, blocked.until AS ends_at, blocked.lifted_at"
        " FROM consent_suppression AS blocked WHERE blocked.customer_id IS NOT NULL"
        " UNION ALL SELECT held.customer_id, held.id, blocked.channel, blocked.cause, blocked.recorded_at, blocked.until,"
        " blocked.lifted_at"
        " FROM consent_suppression AS blocked JOIN customers_contactpoint AS held ON held.lookup_hash = blocked.lookup_hash",
        {
            **dict.fromkeys(("customer_id", "contact_point_id"), "BIGINT"),
            **dict.fromkeys(("channel", "cause"), "VARCHAR"),
            **dict.fromkeys(("recorded_at", "ends_at", "lifted_at"), "TIMESTAMP"),
        },
    ),
    Export(
        "consent_preferences",
        "SELECT id, customer_id, channels_off, topics_off, favoured_channel, language,"
        " contacts_per_month, per_channel, pause_until, recorded_at FROM consent_preferencerecord",
        {
            **dict.fromkeys(("id", "customer_id"), "BIGINT"),
            **dict.fromkeys(("channels_off", "topics_off", "favoured_channel", "language"), "VARCHAR"),
            "contacts_per_month": "INTEGER",
            "per_channel": "VARCHAR",
            **dict.fromkeys(("pause_until", "recorded_at"), "TIMESTAMP"),
        },
    ),
)
