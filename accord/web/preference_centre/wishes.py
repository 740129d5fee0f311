"""A person's wishes: as the form shows them, and as the form sends them back."""

from dataclasses import replace
from datetime import datetime

from django.http import QueryDict

from accord.catalogue.types import Channel
from accord.consent.types import Preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.frequency import MOST, frequency_choices
from accord.web.preference_centre.language import TAGS, wished_language
from accord.web.preference_centre.sheet import ChannelChoice, Wishes
from accord.web.words.channels import CHANNEL_WORDS

CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.CHAT_APP, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT)
"""The channels a person is asked about, in the order of the form."""


def wishes_of(preference: Preference, *, recent: int, now: datetime) -> Wishes:
    """The form's values. `recent` is the number of contacts in the last 30 days."""
    limits = dict(preference.per_channel)
    paused = preference.pause_until if preference.pause_until and preference.pause_until > now else None
    return Wishes(
        frequency=frequency_choices(preference.contacts_per_month, recent),
        channels=tuple(
            ChannelChoice(channel, CHANNEL_WORDS[channel], channel not in preference.channels_off, str(limits.get(channel, "")))
            for channel in CHANNELS
        ),
        favoured=preference.favoured_channel or "",
        answer_on=preference.return_channel or "",
        language=wished_language(preference),
        paused_until=paused,
    )


def read_wishes(form: QueryDict, preference: Preference) -> Preference:
    """The wishes a form sends; what it does not ask stays as it was. Raises AccordError `preferences.unreadable`."""
    on = set(form.getlist("on"))
    limits = ((channel, _number(form.get(f"limit-{channel}", ""))) for channel in CHANNELS)
    return replace(
        preference,
        channels_off=preference.channels_off.difference(CHANNELS) | {channel for channel in CHANNELS if channel not in on},
        favoured_channel=_channel(form.get("favoured", "")),
        return_channel=_channel(form.get("answer_on", "")),
        contacts_per_month=_number(form.get("contacts", "")),
        per_channel=tuple((channel, limit) for channel, limit in limits if limit is not None),
        language=TAGS.get(form.get("language", ""), ""),
    )


def _number(text: str) -> int | None:
    if not text.strip():
        return None
    if text.strip().isdecimal() and 1 <= int(text) <= MOST:
        return int(text)
    raise AccordError(
        "preferences.unreadable", f"'{text}' is not a number of contacts.", f"Give a whole number from 1 to {MOST}, or nothing."
    )


def _channel(text: str) -> Channel | None:
    try:
        return Channel(text) if text else None
    except ValueError as error:
        raise AccordError("preferences.unreadable", f"'{text}' is not a channel.", "Choose one of the list.") from error
