"""What a role is called."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accord.kernel.viewer import Role
from accord.web.words.declared import Words

ROLE_WORDS: Mapping[Role, Words] = {
    Role.MARKETER: _("marketing"),
    Role.REP: _("representatives"),
    Role.AGENT: _("call agents"),
    Role.MEDICAL: _("medical"),
    Role.COMPLIANCE: _("compliance"),
    Role.ADMIN: _("administration"),
}
