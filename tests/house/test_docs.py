"""What the house offers is written down: every setting, verb and public type."""

import re

from accord.cli import VERBS
from tests.house.tree import ROOT, sources
from tests.house.words import PAPER, page


def test_every_setting_is_in_the_reference() -> None:
    reference = (ROOT / "docs/reference/settings.md").read_text()
    used = {name for source in sources() for name in re.findall(r'environ(?:\.get|\.setdefault)?[\[(]"(ACCORD_\w+)"', source.text)}
    assert used, "the pattern no longer finds settings"
    assert not {name for name in used if name not in reference}


def test_every_verb_is_in_the_reference() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text()
    assert not [verb for verb in VERBS if f"accord {verb}" not in reference]


def test_every_public_type_is_in_the_reference() -> None:
    """Run `make words` after changing a type."""
    assert PAPER.read_text() == page()


def test_links_between_papers_hold() -> None:
    broken = []
    for paper in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", paper.read_text()):
            if "://" not in target and not target.startswith("mailto:") and not (paper.parent / target).exists():
                broken.append(f"{paper.relative_to(ROOT)} -> {target}")
    assert not broken
