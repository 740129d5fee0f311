"""What a notice lacks."""

from dataclasses import replace

import pytest

from accord.catalogue.types import Purpose
from accord.consent.rules.notice_lint import Use, lint_notice
from accord.consent.types import FindingCode, Notice, Requirement
from tests.consent.people import NOW
from tests.consent.rules.test_reading import HARD, PLAIN

GOOD = Notice(1, "form", 1, "en", "", frozenset({Purpose.MARKETING}), PLAIN["en"], "", "checkbox", "off", NOW, None, NOW)
USE = Use("Alder Medicines", "en", (Purpose.MARKETING,))


@pytest.mark.parametrize("language", PLAIN)
def test_a_good_notice_has_no_findings(language: str) -> None:
    assert lint_notice(replace(GOOD, language=language, text=PLAIN[language]), replace(USE, form_language=language)) == ()


@pytest.mark.parametrize(
    ("notice", "use", "code", "blocking"),
    [
        ({"text": "They may write to me. I can withdraw at any time."}, {}, FindingCode.SENDER_NOT_NAMED, True),
        ({"text": "Alder Medicines may write to me."}, {}, FindingCode.NO_WAY_TO_WITHDRAW, True),
        ({"purposes": frozenset({Purpose.MARKETING, Purpose.PROFILING})}, {}, FindingCode.PURPOSES_BUNDLED, True),
        ({"control_initial": "on"}, {}, FindingCode.BOX_TICKED_BEFOREHAND, True),
        ({}, {"form_language": "fr"}, FindingCode.LANGUAGE_DIFFERS, True),
        ({"text": "Alder Medicines. I withdraw. " + HARD["en"]}, {}, FindingCode.HARD_TO_READ, False),
        ({}, {"disclosures": frozenset({"right_to_object_notice"})}, FindingCode.DISCLOSURE_MISSING, True),
        ({}, {"signed_off": False}, FindingCode.NOT_SIGNED_OFF, False),
    ],
)
def test_each_finding_alone(notice: dict[str, object], use: dict[str, object], code: FindingCode, blocking: bool) -> None:
    (finding,) = lint_notice(replace(GOOD, **notice), replace(USE, **use))  # type: ignore[arg-type]
    assert (finding.code, finding.blocking) == (code, blocking)


def test_what_is_right_elsewhere_is_not_blamed() -> None:
    ticked = replace(GOOD, control_initial="on")
    assert lint_notice(ticked, replace(USE, need=Requirement.OPT_OUT)) == ()
    assert lint_notice(GOOD, replace(USE, disclosures=frozenset({"list_unsubscribe_one_click"}))) == ()
    assert lint_notice(replace(GOOD, language="en-GB"), USE) == ()
    two = replace(GOOD, purposes=frozenset({Purpose.MARKETING, Purpose.PROFILING}))
    assert lint_notice(two, replace(USE, box_purposes=(Purpose.MARKETING, Purpose.PROFILING))) == ()


def test_two_scripts_of_chinese_are_two_languages() -> None:
    notice = replace(GOOD, language="zh-Hant", text=PLAIN["zh-Hant"])
    (finding,) = lint_notice(notice, replace(USE, form_language="zh-Hans"))
    assert finding.code is FindingCode.LANGUAGE_DIFFERS


def test_what_blocks_comes_first() -> None:
    findings = lint_notice(replace(GOOD, text="Hello."), replace(USE, signed_off=False))
    assert [finding.blocking for finding in findings] == [True, True, False]
