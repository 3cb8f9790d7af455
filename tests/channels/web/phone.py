"""A page in a real browser, with whatever it complained about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.channels.web.house import HEAD, House

MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
REPORT_VIOLATIONS = "addEventListener('securitypolicyviolation', (e) => console.error('CSP', e.violatedDirective))"
PATIENCE = 5_000  # milliseconds a test waits for something to appear


@dataclass(slots=True)
class Phone:
    """One open page and the list of its console errors."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    async def enter(self, it: House, person: str = HEAD) -> None:
        """Go in through a sign-in link, up to the first message of the bot."""
        await self.page.goto(f"{it.url}/vao/{it.doors.invite(person)}")
        await self.page.get_by_role("button", name="Vào trò chuyện").click()
        await expect(self.page.locator(".bot").first).to_be_visible(timeout=PATIENCE)

    def choice(self, name: str) -> Locator:
        """A button of the conversation that is shown."""
        return self.page.get_by_role("log").get_by_role("button", name=name, exact=True)

    async def tap(self, *names: str) -> None:
        """Press buttons one after the other, each when it is there and may be pressed."""
        for name in names:
            await self.choice(name).click(timeout=PATIENCE)
            await self.idle()

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.page.locator("#words").fill(text)
        await self.page.get_by_role("button", name="Gửi", exact=True).click()

    async def idle(self) -> None:
        """Wait until nothing is being sent any more."""
        await expect(self.page.locator("#pending .own")).to_have_count(0, timeout=PATIENCE)

    async def sees(self, text: str) -> None:
        """Wait until the conversation shows a text."""
        await expect(self.page.get_by_role("log")).to_contain_text(text, timeout=PATIENCE)

    async def measure(self, name: str, least: float = 0) -> list[object]:
        """One of the measures, such as sideways or pale."""
        found: list[object] = await self.page.evaluate(f"{MEASURES}.{name}({least})")
        return found


@asynccontextmanager
async def phone(
    browser: Browser, width: int = 360, height: int = 740, *, scheme: str = "light", touch: bool = True
) -> AsyncIterator[Phone]:
    """A phone-sized page, or a desk-sized one with a mouse."""
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        has_touch=touch,
        is_mobile=touch,
        reduced_motion="reduce",
    )
    held = Phone(await context.new_page())

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            held.complaints.append(message.text)

    held.page.on("console", note)
    held.page.on("pageerror", lambda error: held.complaints.append(str(error)))
    await context.add_init_script(REPORT_VIOLATIONS)
    try:
        yield held
    finally:
        await context.close()
