"""Whether we may speak: the ledger of consent records, the law as dated data, permission, permit.

Words: consent record, polarity, explicitness, notice, evidence grade, requirement, permission, permit, suppression, preference.
A permission is always computed, never stored as a flag; a preference only narrows. It never sends.
"""
