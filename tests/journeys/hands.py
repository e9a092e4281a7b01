"""Other hands than the mouse: a keyboard alone, and a finger on a phone. Both count what they do."""

from playwright.sync_api import Browser, Locator

from tests.journeys.steps import PHONE, Person, until_there

FOCUSED = "e => e === document.activeElement"
AT_TOP = "document.activeElement === document.body"
ON_SKIP_LINK = "document.activeElement.matches('.govuk-skip-link')"
# A group of radio buttons is one stop of the Tab key: the marked one, or else the first.
IN_GROUP = "e => e.name !== '' && e.type === 'radio' && document.activeElement.name === e.name"
SELECTED = "(e, label) => e.selectedOptions[0].label.trim() === label"
COUNT_POINTERS = """
addEventListener("pointerdown", () => sessionStorage.setItem("pointers", 1 + Number(sessionStorage.getItem("pointers"))), true);
"""


class ByKeyboard(Person):
    """Somebody who has no mouse: Tab, Enter, Space, arrows and letters."""

    def __init__(self, browser: Browser, base: str) -> None:
        super().__init__(browser, base)
        self.context.add_init_script(COUNT_POINTERS)
        self.keys = 0

    @property
    def pointers(self) -> int:
        """How often a mouse or a finger went down in this window."""
        return int(self.page.evaluate("Number(sessionStorage.getItem('pointers'))"))

    def key(self, name: str) -> None:
        """Press one key; text is not counted."""
        self.keys += 1
        self.page.keyboard.press(name)

    def reach(self, what: Locator, *, by: str = FOCUSED, most: int = 250) -> None:
        """Go to something with Tab; from the top of a page over the link that skips what is above its matter."""
        what.wait_for(state="attached")
        if self.page.evaluate(AT_TOP) and what.evaluate("e => document.querySelector('main').contains(e)"):
            self.key("Tab")
            if self.page.evaluate(ON_SKIP_LINK):
                self.key("Enter")
        for _ in range(most):
            if what.evaluate(by):
                return
            self.key("Tab")
        raise AssertionError(f"the Tab key does not come to {what}")

    def click(self, what: Locator) -> None:
        self.reach(what)
        until_there(self.page, what, lambda: self.key("Enter"))

    def shortcut(self, *names: str) -> None:
        """Press the keys of a shortcut that leads to another page."""
        with self.page.expect_event("domcontentloaded"):
            for name in names:
                self.key(name)
        self.page.wait_for_load_state()

    def walk_to(self, what: Locator, *, most: int = 120) -> None:
        """Go down a list line by line, and on to its next pages, until the focus is on something; open it."""
        following = self.page.get_by_role("link", name="Next page")
        for _ in range(most):
            if what.count() and what.evaluate(FOCUSED):
                return self.shortcut("Enter")
            if following.count() and following.evaluate(FOCUSED):
                self.shortcut("Enter")
            self.key("j")
        raise AssertionError(f"the key j does not come to {what}")

    def write(self, field: Locator, text: str) -> None:
        self.reach(field)
        if field.input_value():
            self.key("Control+A")
            self.key("Delete")
        self.page.keyboard.type(text)

    def mark(self, box: Locator) -> None:
        if box.get_attribute("type") == "checkbox":
            self.reach(box)
        else:
            self.reach(box, by=IN_GROUP)
            for _ in range(20):
                if box.evaluate(FOCUSED):
                    break
                self.key("ArrowDown")
        if not box.is_checked():
            self.key("Space")
        assert box.is_checked()

    def select(self, field: Locator, option: str) -> None:
        self.reach(field)
        for _ in range(40):
            if field.evaluate(SELECTED, option):
                return
            self.key("ArrowDown")
        raise AssertionError(f"no option {option}")


class ByTouch(Person):
    """Somebody with a phone in one hand."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.base = base
        self.context = browser.new_context(base_url=base, viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.taps = 0

    def click(self, what: Locator) -> None:
        until_there(self.page, what, lambda: self.tap(what))

    def tap(self, what: Locator) -> None:
        """Touch something once."""
        self.taps += 1
        what.tap()

    def write(self, field: Locator, text: str) -> None:
        if text:
            self.tap(field)
            self.page.keyboard.insert_text(text)

    def mark(self, box: Locator) -> None:
        self.tap(box)

    def menu(self, name: str) -> None:
        self.tap(self.page.get_by_role("button", name="Menu"))
        super().menu(name)
