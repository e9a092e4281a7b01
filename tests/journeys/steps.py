"""What people do in the browser, and what an agency's system does over REST, in their own words."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from cases.demo.agencies import CLIENT_SECRET, client_id
from cases.demo.people import PASSWORD
from ops.paths import VAR

T = TypeVar("T")
SHOTS = VAR / "screenshots"
CHECKED: set[str] = set()
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
# WCAG 2.2 A and AA, and axe's best practices.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def eventually(look: Callable[[], T], *, seconds: float = 40) -> T:
    """Return the first true answer; the worker is another process and takes its time."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.3)
    return found


def until_there(page: Page, what: Locator, act: Callable[[], None]) -> None:
    """Do something and wait for the next page, unless it only leads to another place on this one."""
    if (what.get_attribute("href") or "").startswith("#"):
        return act()
    with page.expect_event("domcontentloaded"):
        act()
    page.wait_for_load_state()


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, browser: Browser, base: str, *, scripts: bool = True) -> None:
        self.base = base
        self.context = browser.new_context(base_url=base, viewport=DESKTOP, java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)

    def sign_in(self, username: str, hat: str = "") -> "Person":
        """Sign in and, where there is a choice, take the hat whose label holds the words."""
        self.go("/accounts/login/")
        self.fill("Username", username)
        self.write(self.page.get_by_role("textbox", name="Password"), PASSWORD)
        self.press("Sign in")
        if self.page.url.endswith("/hat/"):
            self.tick(hat)
            self.press("Continue")
        expect(self.page.get_by_role("button", name="Sign out")).to_be_visible()
        return self

    # How a hand does it: a mouse here; hands.py has the keyboard and the finger.
    def click(self, what: Locator) -> None:
        """Press or follow something, and wait for the page that it leads to."""
        until_there(self.page, what, what.click)

    def write(self, field: Locator, text: str) -> None:
        """Put a text where another may stand."""
        field.fill(text)

    def mark(self, box: Locator) -> None:
        """Mark a radio button or a box."""
        box.check()

    def select(self, field: Locator, option: str) -> None:
        """Choose from a closed list."""
        field.select_option(label=option)

    def go(self, path: str) -> None:
        """Open an address of the platform."""
        self.page.goto(path)

    def press(self, name: str) -> None:
        """Press a button or a link that looks like one."""
        self.click(self.page.get_by_role("button", name=name, exact=True).first)

    def follow(self, name: str) -> None:
        """Follow a link."""
        self.click(self.page.get_by_role("link", name=name).first)

    def menu(self, name: str) -> None:
        """Go to another part of the platform."""
        self.click(self.page.get_by_role("navigation", name="Menu").get_by_role("link", name=name))

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self.write(self.page.get_by_label(label).first, text)

    def tick(self, label: str) -> None:
        """Mark the radio button or the box with this label."""
        self.mark(self.page.get_by_label(label).first)

    def pick(self, label: str, option: str) -> None:
        """Choose an option of the list with this label."""
        self.select(self.page.get_by_label(label).first, option)

    def date(self, day: date) -> None:
        """Fill in the three fields of a day."""
        for part in ("day", "month", "year"):
            self.fill(part.capitalize(), str(getattr(day, part)))

    def sees(self, text: str) -> bool:
        """Say whether the words come to stand on the page; the answer to a click may still be under way."""
        found = self.page.get_by_text(text)
        try:
            found.first.wait_for(state="attached", timeout=10_000)
        except PlaywrightTimeout:
            return False
        return True

    def lacks(self, text: str) -> bool:
        """Say whether the words stand nowhere on the page that has loaded."""
        self.page.wait_for_load_state()
        return self.page.get_by_text(text).count() == 0

    def checked(self, name: str) -> None:
        """Look at the page as axe does, and keep a picture of it at desk and at phone width; once a run."""
        if name in CHECKED:
            return
        CHECKED.add(name)
        found = Axe().run(self.page, options=RULES)
        wrong = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in found.response["violations"]]
        assert not wrong, f"{name}: {wrong}"
        self.picture(name)

    def picture(self, name: str) -> None:
        """Keep a picture at desk and at phone width; nothing may stick out on the phone."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        before = self.page.viewport_size or DESKTOP
        for width, size in (("desk", DESKTOP), ("phone", PHONE)):
            self.page.set_viewport_size(size)  # type: ignore[arg-type]
            self.page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
            wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{name} sticks out by {wide} pixels at {width} width"
        self.page.set_viewport_size(before)  # type: ignore[arg-type]

    def log_concern(self, seen: str, *, name: str = "", believed: str = "") -> str:
        """Log a concern page by page, and return the reference on the receipt."""
        self.go("/concerns/new/")
        self.tell(seen, name=name, believed=believed)
        return self.receipt()

    def tell(self, seen: str, *, name: str = "", believed: str = "") -> None:
        """Answer the questions of a concern, and send it."""
        self.mark(self.page.get_by_label("No", exact=True))
        self.press("Continue")
        self.fill("What did you see or hear yourself?", seen)
        self.press("Continue")
        self.press("Continue")
        self.fill("Name", name)
        self.fill("Age", "16")
        self.press("Continue")
        self.press("Continue")
        self.fill("What do you believe yourself?", believed)
        self.press("Continue")
        self.press("Continue")
        self.press("Send to the desk")

    def receipt(self) -> str:
        """Read the reference on the receipt."""
        return (
            self.page.locator(".govuk-panel__body strong, .govuk-panel__body").last.inner_text().split()[-1]
        )


@dataclass
class Answer:
    """What the API answered."""

    status: int
    body: Any
    headers: dict[str, str]
    raw: bytes


class AgencySystem:
    """The own system of an agency: a client that knows only the address, its credentials and the purpose."""

    def __init__(self, base: str, agency: str, purpose: str = "pve-prevention") -> None:
        self.base, self.purpose = base, purpose
        form = {
            "grant_type": "client_credentials",
            "client_id": client_id(agency),
            "client_secret": CLIENT_SECRET,
        }
        answer = _send(f"{base}/oauth/token/", "POST", urllib.parse.urlencode(form).encode(), {})
        assert answer.status == 200, answer
        self.token = answer.body["access_token"]

    def get(self, path: str) -> Answer:
        """Ask for something."""
        return _send(f"{self.base}/api/v1{path}", "GET", None, self._headers())

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        """Tell something."""
        extra = {"Content-Type": "application/json", **{k.replace("_", "-"): v for k, v in headers.items()}}
        return _send(
            f"{self.base}/api/v1{path}", "POST", json.dumps(body or {}).encode(), {**self._headers(), **extra}
        )

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Infohouse-Purpose": self.purpose}


def _send(url: str, method: str, data: bytes | None, headers: dict[str, str]) -> Answer:
    request = urllib.request.Request(url, data=data, method=method, headers=headers)  # noqa: S310 - loopback
    try:
        with urllib.request.urlopen(request, timeout=30) as got:  # noqa: S310
            return _answer(got.status, got.read(), dict(got.headers))
    except urllib.error.HTTPError as error:
        return _answer(error.code, error.read(), dict(error.headers))


def _answer(status: int, raw: bytes, headers: dict[str, str]) -> Answer:
    return Answer(status, json.loads(raw) if raw[:1] in b"{[" and raw else None, headers, raw)


def shot(name: str) -> Path:
    """Return where a picture is kept."""
    return SHOTS / f"{name}.png"
