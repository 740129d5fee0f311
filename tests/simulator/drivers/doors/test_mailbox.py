"""People find their mail once, with its links and its ways out."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from accord.simulator.drivers.doors.mailbox import Mailbox


def put_mail(folder: Path, name: str) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Alder <care@alder.example>", '"Claire Martin" <claire@clinic.example>'
    mail["Date"] = "Tue, 17 Nov 2026 09:30:00 +0000"
    mail["Subject"], mail["Message-ID"], mail["Reply-To"] = "Bonjour", f"<{name}@reply.example>", "r+x@reply.example"
    mail["List-Unsubscribe"] = "<mailto:a@alder.example>, <http://house/u/t>"
    mail.set_content("Lumira: http://house/l/1")
    mail.add_alternative('<a href="http://house/l/1">x</a> <a href="http://house/u/t?a=1&amp;b=2">y</a>', subtype="html")
    (folder / f"{name}.eml").write_bytes(mail.as_bytes())


def test_a_mail_is_read(tmp_path: Path) -> None:
    put_mail(tmp_path, "one")
    (mail,) = Mailbox(tmp_path).new_mails()
    assert (mail.to, mail.subject, mail.reply_to, mail.message_id) == (
        "claire@clinic.example",
        "Bonjour",
        "r+x@reply.example",
        "<one@reply.example>",
    )
    assert mail.sent_at == datetime(2026, 11, 17, 9, 30, tzinfo=UTC)
    assert mail.links == ("http://house/l/1", "http://house/u/t?a=1&b=2")
    assert mail.one_click == "http://house/u/t"
    assert "Lumira" in mail.text


def test_a_mail_is_found_once(tmp_path: Path) -> None:
    put_mail(tmp_path, "one")
    box = Mailbox(tmp_path)
    assert [mail.name for mail in box.new_mails()] == ["one.eml"]
    put_mail(tmp_path, "two")
    assert [mail.name for mail in box.new_mails()] == ["two.eml"]
    assert list(box.new_mails()) == []
