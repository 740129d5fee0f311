"""What a body may look like, by operation."""

EXAMPLES: dict[str, object] = {
    "record_events": {
        "events": [
            {
                "type": "touch",
                "key": "crm-call-88120",
                "customer": "npi:1003000142",
                "occurred_at": "2026-03-03T10:15:00-05:00",
                "channel": "visit",
                "brand": "lumira",
                "topic": "lumira.dosing",
            },
            {
                "type": "response",
                "key": "crm-call-88120-outcome",
                "customer": "npi:1003000142",
                "occurred_at": "2026-03-03T10:40:00-05:00",
                "channel": "visit",
                "kind": "visited",
                "answers": "crm-call-88120",
            },
            {
                "type": "consent",
                "key": "form-5512",
                "customer": "npi:1003000142",
                "occurred_at": "2026-03-03T10:42:00-05:00",
                "happened": "granted",
                "polarity": "opt_in",
                "explicitness": "explicit",
                "mechanism": "device_signature",
                "actor": "self",
                "channel": "email",
                "purpose": "marketing",
            },
        ]
    },
    "acknowledge_withdrawals": {"up_to": 48211},
}
