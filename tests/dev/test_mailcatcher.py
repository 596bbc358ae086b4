"""The mail catcher: every mail is kept as sent, shown harmlessly, and never shown to other machines."""

import smtplib
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from dev.mailcatcher import MailCatcher


@pytest.fixture
def catcher(tmp_path: Path) -> Iterator[MailCatcher]:
    with MailCatcher(tmp_path / "mail", smtp_port=0, web_port=0) as running:
        yield running


def mail(subject: str = "Factura dvs. № 7 — готова") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Trunkline <no-reply@trunkline.example>"
    message["To"] = "Ștefan <stefan@client.example>"
    message["Subject"] = subject
    message["Message-ID"] = "<delivery-1@trunkline.example>"
    message.set_content("See https://trunkline.example/a?b=1&c=2 <script>alert(1)</script>")
    message.add_alternative("<p>Bună <script>alert(1)</script></p>", subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="factură.pdf")
    return message


def send(catcher: MailCatcher, message: EmailMessage, to: str = "stefan@client.example") -> None:
    with smtplib.SMTP("127.0.0.1", catcher.smtp_port, timeout=10) as client:
        client.send_message(message, to_addrs=[to])


def get(catcher: MailCatcher, path: str = "") -> tuple[str, dict[str, str]]:
    with urllib.request.urlopen(f"{catcher.web_url}{path}", timeout=10) as answer:
        return answer.read().decode(), dict(answer.headers)


def test_a_mail_is_kept_as_it_was_sent(catcher: MailCatcher) -> None:
    send(catcher, mail())
    (kept,) = catcher.wait_for("stefan@client.example")
    assert kept["Subject"] == "Factura dvs. № 7 — готова"
    assert kept["Message-ID"] == "<delivery-1@trunkline.example>"
    (attachment,) = kept.iter_attachments()
    assert attachment.get_filename() == "factură.pdf"
    assert attachment.get_content() == b"%PDF-1.7"


def test_repeated_and_hidden_recipients_are_seen(catcher: MailCatcher) -> None:
    send(catcher, mail())
    send(catcher, mail(), to="hidden@client.example")
    assert len(catcher.messages()) == 2
    (hidden,) = catcher.wait_for("hidden@client.example")
    assert "hidden" not in hidden["To"]
    with pytest.raises(TimeoutError, match="0 of 1 mails"):
        catcher.wait_for("nobody@client.example", seconds=0.1)


def test_mails_survive_a_restart(tmp_path: Path) -> None:
    for expected in (1, 2):
        with MailCatcher(tmp_path / "mail", smtp_port=0, web_port=0) as running:
            send(running, mail())
            assert len(running.messages()) == expected


def test_the_pages_show_list_text_html_source_and_attachment(catcher: MailCatcher) -> None:
    assert "No mail has been sent yet" in get(catcher)[0]
    send(catcher, mail())
    name = catcher.mailbox.files()[0].stem
    assert "stefan@client.example" in get(catcher)[0]
    page, _ = get(catcher, name)
    assert "Factura dvs. № 7 — готова" in page
    assert "<a href='https://trunkline.example/a?b=1&amp;c=2'>" in page
    assert "delivery-1@trunkline.example" in get(catcher, f"{name}/raw")[0]
    content, headers = get(catcher, f"{name}/files/0")
    assert content == "%PDF-1.7"
    assert headers["Content-Disposition"] == "attachment; filename*=UTF-8''factur%C4%83.pdf"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_what_a_mail_carries_does_not_run(catcher: MailCatcher) -> None:
    send(catcher, mail("<script>alert(1)</script>"))
    name = catcher.mailbox.files()[0].stem
    for path in ("", name):
        assert "<script>" not in get(catcher, path)[0]
    html, headers = get(catcher, f"{name}/html")
    assert "Bună" in html
    assert headers["Content-Security-Policy"].startswith("sandbox ")
    assert "allow-scripts" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["nothing", "..%2f..%2fetc%2fpasswd", "{name}/files/9", "{name}/files/-1", "{name}/x"])
def test_nothing_else_is_served(catcher: MailCatcher, path: str) -> None:
    send(catcher, mail())
    name = catcher.mailbox.files()[0].stem
    with pytest.raises(urllib.error.HTTPError, match="404") as caught:
        get(catcher, path.format(name=name))
    caught.value.close()


def test_a_taken_port_is_an_error_and_leaves_nothing_open(catcher: MailCatcher, tmp_path: Path) -> None:
    second = MailCatcher(tmp_path / "second", smtp_port=catcher.smtp_port, web_port=0)
    with pytest.raises(OSError, match="in use"):
        second.start()
    with pytest.raises(urllib.error.URLError):
        get(second)
