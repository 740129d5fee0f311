"""The register of processing and the impact assessment in words."""

from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Label
from accord.consent.types import LawfulBasis
from accord.rights.types import Measure, OpenPoint, Retention, RiskCode
from accord.web.words.declared import Words

BASIS_WORDS: dict[LawfulBasis, Words] = {
    LawfulBasis.CONSENT: _("consent"),
    LawfulBasis.LEGITIMATE_INTEREST: _("legitimate interest"),
    LawfulBasis.SOFT_OPT_IN: _("existing customer, told and free to refuse"),
    LawfulBasis.CONTRACT: _("contract"),
    LawfulBasis.LEGAL_OBLIGATION: _("legal duty"),
    LawfulBasis.NONE_REQUIRED: _("none needed"),
}
SIDE_WORDS: dict[Label, Words] = {
    Label.PROMOTIONAL: _("promotion"),
    Label.MEDICAL: _("medicine"),
    Label.BOTH: _("both sides"),
}
RETENTION_WORDS: dict[Retention, Words] = {
    Retention.WHILE_USED: _("while the permission is used, and then until claims lapse"),
    Retention.CONTRACT: _("while the contract runs, and then until claims lapse"),
    Retention.LEGAL_DUTY: _("as long as the law on medicines' safety asks"),
    Retention.THIRTEEN_MONTHS: _("thirteen months"),
}
MEASURE_WORDS: dict[Measure, Words] = {
    Measure.PERMIT: _("Nothing leaves without a permission that was asked again at the door."),
    Measure.CAPS: _("The law's, the company's and the person's own limits hold over all channels together."),
    Measure.VAULT: _("Free text and evidence are sealed with a key per person; erasing destroys the key."),
    Measure.LEDGER: _("Every permission and refusal stands in a ledger that shows any change afterwards."),
    Measure.ROLES: _("Each role sees its own purpose, markets and territories."),
    Measure.WALL: _("Promotion and medicine do not see each other's facts."),
    Measure.LOOKS: _("Whoever looks at a person is written down."),
    Measure.RIGHTS: _("Export, objection and erasure are one step, with a certificate."),
    Measure.EXPLAINED: _("Every decision shows its reasons, also to the person."),
    Measure.DECLARED_APART: _("What a person told us is kept apart and is theirs to delete."),
    Measure.PATIENT_SCREEN: _("Files and texts that speak of patients are set aside before anybody reads them."),
}
RISK_WORDS: dict[RiskCode, Words] = {
    RiskCode.UNWANTED_CONTACT: _("Someone is contacted who did not want it."),
    RiskCode.HIDDEN_PROFILE: _("Someone is judged by facts they do not know of."),
    RiskCode.WRONG_EYES: _("Someone sees data that is not theirs to see."),
    RiskCode.PATIENT_DATA: _("A patient's data slips in with a list or a reply."),
    RiskCode.REWRITTEN_PAST: _("A permission is invented or a refusal lost afterwards."),
    RiskCode.LEAK: _("Data leaves by theft or mistake."),
    RiskCode.KEPT_TOO_LONG: _("Data is kept longer than it is needed."),
    RiskCode.PRESSURE: _("Many messages together become too much."),
}
OPEN_POINT_WORDS: dict[OpenPoint, Words] = {
    OpenPoint.NO_SECOND_FACTOR: _("roles that see persons may sign in with a password alone (ACCORD_MFA_ROLES)"),
    OpenPoint.NO_WITNESS: _("no witness keeps the ledger's checkpoints outside this installation (ACCORD_WITNESS)"),
    OpenPoint.TEXTS_SET_ASIDE: _("texts wait to be looked through for a patient's data"),
    OpenPoint.REQUESTS_LATE: _("requests of persons are past their day"),
    OpenPoint.RULES_UNREAD: _("rules of the law table that nobody has read or accepted by name"),
    OpenPoint.NOT_HTTPS: _("pages are not served over https (ACCORD_BASE_URL)"),
}
