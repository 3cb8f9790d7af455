"""A phone in somebody's hand: a page 360 pixels wide, with taps by label and typed text."""

import re
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, Page, expect

SHOTS = Path(__file__).parent.parent / "output" / "walk"


class Phone:
    """One signed-in page; `errors` collects what the browser complains about."""

    def __init__(self, page: Page, context: BrowserContext) -> None:
        self.page = page
        self.context = context
        self.errors: list[str] = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    async def sign_in(cls, browser: Browser, link: str) -> "Phone":
        """Open the link on a new device and press its one button."""
        context = await browser.new_context(
            viewport={"width": 360, "height": 740}, device_scale_factor=2, has_touch=True, is_mobile=True, locale="vi-VN"
        )
        phone = cls(await context.new_page(), context)
        await phone.page.goto(link)
        await phone.page.get_by_role("button", name="Vào trò chuyện").tap()
        return phone

    async def tap(self, *labels: str) -> None:
        """Press the newest live button of each label, waiting for it to come."""
        for label in labels:
            exact = re.compile(f"^{re.escape(label)}$")
            await self.page.locator("button:enabled", has_text=exact).last.tap()

    async def type(self, text: str) -> None:
        """Type a message and send it with the button."""
        await self.page.get_by_role("textbox").fill(text)
        await self.page.get_by_role("button", name="Gửi").tap()

    async def sees(self, words: str) -> None:
        """The newest message of the bot holds these words."""
        await expect(self.page.get_by_role("log")).to_contain_text(words)

    async def shot(self, name: str) -> None:
        """Keep a picture of the screen as test output."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(path=SHOTS / f"{name}.png")

    async def put_away(self) -> None:
        """Close the page and forget its cookies, as another device would."""
        await self.context.close()
