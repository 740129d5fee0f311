"""İleti Yönetim Sistemi (Türkiye): refusals and approvals of commercial messages, read and written."""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from accord.adapters.registers.lines import moment_of, table_of
from accord.catalogue.types import Channel
from accord.consent.types import Mechanism, RegisterEntry, RegisterFault, RegisterNotice
from accord.customers.ports import normal_email, normal_phone

ZONE = "Europe/Istanbul"
CHANNEL_OF = {"MESAJ": Channel.SMS, "ARAMA": Channel.PHONE, "EPOSTA": Channel.EMAIL}
_TYPE_OF = {channel: word for word, channel in CHANNEL_OF.items()}
_REFUSES = {"RET": True, "ONAY": False}
_SOURCE_OF = {
    Mechanism.WET_SIGNATURE: "HS_ISLAK_IMZA",
    Mechanism.DEVICE_SIGNATURE: "HS_FIZIKSEL_ORTAM",
    Mechanism.PAPER_FORM: "HS_FIZIKSEL_ORTAM",
    Mechanism.VERBAL_RECORDED: "HS_CAGRI_MERKEZI",
    Mechanism.VERBAL_NOTED: "HS_CAGRI_MERKEZI",
    Mechanism.KEYWORD_REPLY: "HS_MESAJ",
    Mechanism.REPLY_STOP: "HS_MESAJ",
    Mechanism.DOUBLE_OPT_IN_CLICK: "HS_EPOSTA",
    Mechanism.ONE_CLICK_POST: "HS_EPOSTA",
}
_HEADINGS = ("recipient", "recipientType", "type", "source", "status", "consentDate")


class IletiYonetimSistemi:
    """Both ways: RET blocks at once, ONAY only takes such a block away; ours go out within three business days."""

    name = "iys"
    title = "İleti Yönetim Sistemi"
    law_names = frozenset({"IYS"})
    countries = frozenset({"TR"})
    channels = (Channel.EMAIL, Channel.SMS, Channel.PHONE)
    scheme = ""
    whole = False
    two_way = True
    recheck_days = 3
    recheck_source = "Regulation on commercial communication (RG 29417, as amended by RG 30998), art. 9-10: three business days"

    def read(self, file: Path) -> Iterator[RegisterEntry | RegisterFault]:
        """Each statement of a recipient on a channel."""
        return table_of(file, ("recipient", "type", "status"), self._entry)

    def write(self, notices: Sequence[RegisterNotice]) -> str:
        """The notices as lines to load; times are those of Türkiye."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(_HEADINGS)
        for notice in notices:
            kind = "TACIR" if notice.organisation else "BIREYSEL"
            status = "ONAY" if notice.granted else "RET"
            given = notice.given_at.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M:%S")
            source = _SOURCE_OF.get(notice.mechanism, "HS_WEB")
            writer.writerow((notice.value, kind, _TYPE_OF[notice.channel], source, status, given))
        return text.getvalue()

    def _entry(self, line: int, cells: dict[str, str]) -> RegisterEntry:
        channel = CHANNEL_OF[cells["type"].upper()]
        recipient = cells["recipient"]
        value = normal_email(recipient) if channel is Channel.EMAIL else normal_phone(recipient, "TR")
        since = moment_of(cells.get("consentdate", ""), zone=ZONE)
        return RegisterEntry(line, value, (channel,), refuses=_REFUSES[cells["status"].upper()], since=since)
