"""The address of the board at which cases without a flag are approved together, by the turns of the conversation."""

import re
from urllib.parse import urlencode

from aiohttp import web

from bot.channels.web.board import together_view
from bot.channels.web.board.addresses import BOARD, TOGETHER, message_number
from bot.channels.web.board.forms import read
from bot.channels.web.board.frame import Pen, link, page
from bot.channels.web.intake import text
from bot.channels.web.parts import PARTS
from bot.conversation.batch import MOST
from bot.conversation.words import batch as batch_words
from bot.conversation.words import workboard as words
from bot.workboard.choosing import wanted
from bot.workboard.desk import DatabaseBoard

LONGEST = MOST * 65  # letters of the ids of one list
_BUTTON = re.compile(rf"{together_view.START}|today|confirm [0-9a-f]{{32}}", re.ASCII)


class TogetherPages:
    """The handlers over one board."""

    def __init__(self, board: DatabaseBoard) -> None:
        self._board = board

    async def show(self, request: web.Request, person: str) -> web.StreamResponse:
        """The list with everything that waits for the person, and what came of the one before."""
        listed = tuple(dict.fromkeys(request.query.get(together_view.LISTED, "")[:LONGEST].split(",")))[:MOST]
        since = message_number(request.query)
        world, there = await self._board.together(person, since, tuple(filter(None, listed)))
        pen = Pen(world)
        back = f'<p class="pages">{link(BOARD, pen.text(words.BACK))}</p>'
        shown = together_view.show(pen, there, wanted(request.query).page)
        return page(pen, pen.plain(batch_words.BATCH), back + shown)

    async def act(self, request: web.Request, person: str) -> web.StreamResponse:
        """Run the turn of a button or a text, as the conversation does, and show what it answered."""
        await self._board.reviews(person)
        fields = dict(await request.post())
        listed = text(fields.get(together_view.LISTED, ""), together_view.LISTED, LONGEST)
        arrival, after = read(fields, person, lambda action: bool(_BUTTON.fullmatch(action)), "một nút của trang này")
        await request.app[PARTS].turns.take(arrival)
        query = {"sau": str(after)} | ({together_view.LISTED: listed} if listed else {})
        return web.Response(status=303, headers={"Location": f"{TOGETHER}?{urlencode(query)}"})
