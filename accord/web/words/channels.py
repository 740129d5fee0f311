"""Channels, as a person would say them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Channel

CHANNEL_WORDS: Mapping[Channel, str | Promise] = {
    Channel.EMAIL: _("E-mail"),
    Channel.SMS: _("Text message"),
    Channel.CHAT_APP: _("Chat app"),
    Channel.PHONE: _("Phone call"),
    Channel.POST: _("Letter"),
    Channel.VISIT: _("Visit"),
    Channel.REMOTE_VISIT: _("Video meeting"),
    Channel.EVENT: _("Event"),
    Channel.PORTAL: _("Website"),
    Channel.PUSH: _("App notice"),
    Channel.SOCIAL: _("Social network"),
}
