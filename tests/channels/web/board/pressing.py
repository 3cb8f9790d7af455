"""Presses the forms of a page as a browser would."""

import re
from html import unescape

from tests.channels.web.board.town import BoardTown

FORM = re.compile(r"<form method=\"post\".*?</form>", re.DOTALL)
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
Fields = dict[str, str]


def forms(page: str) -> dict[str, Fields]:
    """What each form of a page sends, by its button."""
    found = {}
    for form in FORM.findall(page):
        label = re.sub(r"<[^>]+>", "", form[form.rindex("<button") :])
        found[unescape(label)] = {name: unescape(value) for name, value in HIDDEN.findall(form)}
    return found


async def send(town: BoardTown, person: str, path: str, fields: Fields) -> tuple[int, str]:
    """Send a form and follow where it leads."""
    async with town.visitor(person) as client, client.post(path, data=fields) as answer:
        return answer.status, unescape(await answer.text())
