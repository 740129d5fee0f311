"""The law watch: what a named person has to look at, with the people and the content it touches."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from accord.consent.queries import law_table, law_watch
from accord.consent.types import LawTable, LawTask
from accord.content.queries import get_versions
from accord.content.types import PieceVersion
from accord.kernel import clock
from accord.kernel.viewer import Viewer
from accord.web.compliance.law import READERS
from accord.web.compliance.law_lines import RuleLine, line_of
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.jurisdictions import place_name
from accord.web.words.law import KIND_WORDS, RULE_CHANNEL_WORDS, Words
from accord.web.words.law_tasks import TASK_ADVICE, TASK_WORDS, URGENCY_TONES, URGENCY_WORDS
from accord.web.words.numbers import whole


@dataclass(frozen=True, slots=True)
class TaskCard:
    """One task in words."""

    title: str
    kind: Words
    recipient: Words
    channels: tuple[Words, ...]
    advice: Words
    urgency: Words
    tone: str
    due: date
    people: str
    rules: tuple[RuleLine, ...]
    content: tuple[str, ...]


@require_GET
@for_roles(*READERS)
def watch(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Every open task, the most urgent first."""
    table, now = law_table(), clock.now()
    tasks = law_watch(now=now)
    versions = get_versions(version_ids={number for task in tasks for number in task.versions})
    cards = [_card(task, table, versions) for task in tasks]
    return compliance_page(
        request,
        viewer,
        "law_watch.html",
        {
            "cards": cards,
            "urgent": sum(task.urgency == "now" for task in tasks),
            "rules": len(table.rules),
        },
    )


def _card(task: LawTask, table: LawTable, versions: dict[int, PieceVersion]) -> TaskCard:
    pieces = dict.fromkeys(versions[number].title or versions[number].material for number in task.versions if number in versions)
    return TaskCard(
        title=place_name(task.jurisdiction) if task.jurisdiction else "",
        kind=TASK_WORDS[task.kind],
        recipient=KIND_WORDS[task.recipient_kind],
        channels=tuple(RULE_CHANNEL_WORDS[channel] for channel in task.channels),
        advice=TASK_ADVICE[task.kind],
        urgency=URGENCY_WORDS[task.urgency],
        tone=URGENCY_TONES[task.urgency],
        due=task.due,
        people=whole(task.people),
        rules=tuple(line_of(table.rules[rule_id]) for rule_id in task.rule_ids),
        content=tuple(pieces),
    )
