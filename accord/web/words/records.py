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

POLARITY_TONES: Mapping[Polarity, str] = {Polarity.OPT_IN: "good", Polarity.OPT_OUT: "stop"}

GRADE_WORDS: Mapping[Grade, str | Promise] = {
    Grade.A: _("confirmed or signed by you"),
    Grade.B: _("with the notice you saw"),
    Grade.C: _("noted by somebody of ours"),
    Grade.D: _("inferred from what happened between us"),
    Grade.E: _("a note without proof"),
}
