"""The law of one country: what it asks on each channel, the rules it rests on, and those that would ease it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from accord.consent.queries import law_rules_of, law_table
from accord.consent.types import LawAnswer, LawTable, Requirement
from accord.kernel import clock
from accord.kernel.viewer import Viewer
from accord.web.compliance.law import READERS, answer_for
from accord.web.compliance.law_filter import CHANNELS, SCOPES, LawFilter, read_filter
from accord.web.compliance.law_lines import RuleLine, line_of
from accord.web.compliance.sections import compliance_page
from accord.web.entrance.roles import for_roles
from accord.web.words.disclosures import disclosure_words
from accord.web.words.jurisdictions import place_name
from accord.web.words.law import (
    KIND_WORDS,
    NEED_MEANING,
    NEED_SIGNS,
    NEED_WORDS,
    RULE_CHANNEL_WORDS,
    SCOPE_WORDS,
    SOURCE_TONES,
    SOURCE_WORDS,
    Words,
)
from accord.web.words.quiet_hours import quiet_words


@dataclass(frozen=True, slots=True)
class ChannelLaw:
    """One channel: the answer in words, the rules it rests on, and the others that speak of it."""

    code: str
    name: Words
    sign: str
    need: Words
    meaning: Words
    level: int
    answer: LawAnswer
    source: Words
    tone: str
    quiet: tuple[str, ...]
    disclosures: tuple[str, ...]
    grounds: tuple[str, ...]
    resting: tuple[RuleLine, ...]
    others: tuple[RuleLine, ...]


@require_GET
@for_roles(*READERS)
def law_country(request: HttpRequest, viewer: Viewer, place: str) -> HttpResponse:
    """GET parameters kind, scope, on; `place` is a country or region with rules of its own."""
    table = law_table()
    known = {rule.jurisdiction for rule in table.rules.values()}
    if place not in known:
        raise Http404
    asked = read_filter(request.GET, today=clock.now().date())
    country = place.partition("-")[0]
    regions = sorted(other for other in known if other.startswith(f"{country}-"))
    return compliance_page(
        request,
        viewer,
        "law_country.html",
        {
            "asked": asked,
            "place": place,
            "name": place_name(place),
            "regions": [(region, place_name(region), region == place) for region in (country, *regions)] if regions else [],
            "channels": [_channel_law(table, place, channel, asked) for channel in CHANNELS],
            "kind_words": KIND_WORDS[asked.kind],
            "scope_words": SCOPE_WORDS[asked.scope],
            "kinds": [(kind, KIND_WORDS[kind]) for kind in KIND_WORDS if kind != "any"],
            "scopes": [(scope.value, SCOPE_WORDS[scope]) for scope in SCOPES],
            "back": f"{reverse('compliance_law')}?{asked.query}",
        },
    )


def _channel_law(table: LawTable, place: str, channel: str, asked: LawFilter) -> ChannelLaw:
    answer = answer_for(table, place, channel, asked)
    level = Requirement[answer.need.upper()]
    resting = [table.rules[rule_id] for rule_id in answer.rule_ids]
    speaking = law_rules_of(table=table, place=place, kind=asked.kind, channel=channel)
    return ChannelLaw(
        code=channel,
        name=RULE_CHANNEL_WORDS[channel],
        sign=NEED_SIGNS[level],
        need=NEED_WORDS[level],
        meaning=NEED_MEANING[level],
        level=level.value,
        answer=answer,
        source=SOURCE_WORDS[answer.weakest_source],
        tone=SOURCE_TONES[answer.weakest_source],
        quiet=quiet_words(dict.fromkeys(stretch for rule in resting for stretch in rule.quiet_hours)),
        disclosures=tuple(disclosure_words(code) for code in answer.disclosures),
        grounds=tuple(route.replace("_", " ") for route in answer.routes),
        resting=tuple(map(line_of, resting)),
        others=tuple(line_of(rule) for rule in speaking if rule.rule_id not in answer.rule_ids),
    )
