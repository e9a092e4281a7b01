"""What leaves the platform lies open elsewhere: mailboxes, calendars, folders. One place each gives it a name."""

import ast
import re
from pathlib import Path

import pytest

from infohouse.core.http import PLAIN_NAME, download
from tests.promises.code import ROOT, called, handwritten, nodes

# Where a file gets its name. It takes a short reference and an ending, and nothing else.
NAMES_FILES = {"infohouse/core/http.py"}
# Where a mail is made: its words are constants, and tests/cases/test_digest.py reads them in every language.
MAKES_MAIL = {"agencies/actions/digest.py"}
MAIL = {
    "send_mail",
    "send_mass_mail",
    "mail_admins",
    "mail_managers",
    "EmailMessage",
    "EmailMultiAlternatives",
}
MAIL |= {"email_user", "SMTP", "SMTP_SSL", "MIMEText", "MIMEMultipart"}
# Django and the browser would name these by themselves, or send them after the decision to show them.
NAMED_ELSEWHERE = {"FileResponse", "StreamingHttpResponse"}
CALENDAR = re.compile(r"VCALENDAR|VEVENT|text/calendar|icalendar|\.ics\b", re.IGNORECASE)


def calling(names: set[str]) -> set[str]:
    return {where for where, node in nodes(ast.Call) if isinstance(node, ast.Call) and called(node) in names}


def holding(pattern: str | re.Pattern[str]) -> set[str]:
    pages = [*(ROOT / "templates").rglob("*.*"), *handwritten()]
    return {str(p.relative_to(ROOT)) for p in pages if p.is_file() and re.search(pattern, text(p))}


def text(path: Path) -> str:
    return path.read_text(errors="replace")


def test_B32_no_mail_calendar_entry_or_file_name_carries_a_domain_word() -> None:
    assert holding(r"(?i)content-disposition") == NAMES_FILES
    assert calling(MAIL) <= MAKES_MAIL
    assert holding(CALENDAR) == set(), "a calendar entry lies open: give it one place and neutral words"
    assert holding(r"<a [^>]*\bdownload=") == set(), "a page names a file by itself"


def test_A34_no_answer_is_sent_on_after_the_decision_to_show_it() -> None:
    assert calling(NAMED_ELSEWHERE) == set()


@pytest.mark.parametrize(
    "name", ["Fabian.pdf", "extremism.txt", "0A1B2C3D.pdf.exe", "0A1B2C3D", '0A1B2C3D".txt']
)
def test_B32_a_file_is_called_by_its_reference_and_nothing_else(name: str) -> None:
    with pytest.raises(ValueError, match="short reference"):
        download(b"", "text/plain", name)
    assert PLAIN_NAME.fullmatch("0A1B2C3D.txt")
