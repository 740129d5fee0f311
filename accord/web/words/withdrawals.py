"""What ended a permission, told to somebody who looks after many people."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accord.consent.types import RecordType
from accord.web.words.declared import Words

HAPPENED_WORDS: Mapping[RecordType, Words] = {
    RecordType.WITHDRAWN: _("withdrew"),
    RecordType.OBJECTED: _("objected"),
    RecordType.REFUSED: _("said no"),
    RecordType.COMPLAINED: _("complained"),
    RecordType.REVOKED: _("ended by us or an authority"),
    RecordType.RESTRICTED: _("use restricted"),
    RecordType.REGISTERED_BLOCK: _("listed in a register"),
    RecordType.DECEASED_OR_RETIRED: _("no longer in practice"),
}
