"""What an entry of the ledger says happened, told to the person it is about."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import Grade, Polarity, RecordType

RECORD_WORDS: Mapping[RecordType, str | Promise] = {
    RecordType.ASKED: _("We asked you"),
    RecordType.DEFERRED: _("You put the answer off"),
    RecordType.GRANTED: _("You said yes"),
    RecordType.GRANTED_PENDING: _("You said yes, to be confirmed"),
    RecordType.CONFIRMED: _("You confirmed your yes"),
    RecordType.REFUSED: _("You said no"),
    RecordType.WITHDRAWN: _("You withdrew"),
    RecordType.OBJECTED: _("You objected"),
    RecordType.RESTRICTED: _("Use was restricted"),
    RecordType.REVOKED: _("It was ended by us or an authority"),
    RecordType.EXPIRED: _("It ran out"),
    RecordType.INVALIDATED: _("It was found not to be valid"),
    RecordType.RENEWED: _("You renewed your yes"),
    RecordType.SUPERSEDED: _("A newer entry took its place"),
    RecordType.IMPORTED: _("Taken over from an earlier system"),
    RecordType.CORRECTED: _("It was corrected"),
    RecordType.REGISTERED_BLOCK: _("A public register says no"),
    RecordType.COMPLAINED: _("You complained"),
    RecordType.BOUNCED_HARD: _("The address did not work"),
    RecordType.DECEASED_OR_RETIRED: _("Recorded as no longer in practice"),
}

STAFF_RECORD_WORDS: Mapping[RecordType, str | Promise] = {
    **RECORD_WORDS,
    RecordType.ASKED: _("Asked"),
    RecordType.DEFERRED: _("Put the answer off"),
    RecordType.GRANTED: _("Said yes"),
    RecordType.GRANTED_PENDING: _("Yes, to be confirmed"),
    RecordType.CONFIRMED: _("Yes, confirmed"),
    RecordType.REFUSED: _("Said no"),
    RecordType.WITHDRAWN: _("Withdrew"),
    RecordType.OBJECTED: _("Objected"),
    RecordType.RENEWED: _("Renewed the yes"),
    RecordType.COMPLAINED: _("Complained"),
}
"""The same for staff, who read about somebody else."""

POLARITY_TONES: Mapping[Polarity, str] = {Polarity.OPT_IN: "good", Polarity.OPT_OUT: "stop"}

GRADE_WORDS: Mapping[Grade, str | Promise] = {
    Grade.A: _("confirmed or signed by you"),
    Grade.B: _("with the notice you saw"),
    Grade.C: _("noted by somebody of ours"),
    Grade.D: _("inferred from what happened between us"),
    Grade.E: _("a note without proof"),
}

OPEN = frozenset({RecordType.ASKED, RecordType.DEFERRED, RecordType.GRANTED_PENDING})


def tone_of(type_: RecordType, polarity: Polarity) -> str:
    """Calm while nothing is decided, else by what was said."""
    return "calm" if type_ in OPEN else POLARITY_TONES[polarity]
