"""The board's addresses: tables, heat map and cases to look at, and one to act on a case as in the conversation."""

from aiohttp import web

from bot.channels.web.assets import BOARD_CSS
from bot.channels.web.board import case_view, communes_view, heat_view, shared, talk_view, together_view, units_view
from bot.channels.web.board.addresses import (
    BOARD,
    CASES,
    HEAT,
    TOGETHER,
    UNITS,
    Asked,
    asked,
    case_address,
    message_number,
)
from bot.channels.web.board.forms import read
from bot.channels.web.board.frame import Pen, link, page
from bot.channels.web.board.together_routes import TogetherPages
from bot.channels.web.guard import ours
from bot.channels.web.pages import link as button_to
from bot.channels.web.pages import plain
from bot.channels.web.parts import PARTS
from bot.channels.web.sessions import PersonalHandler, personal
from bot.conversation import commands
from bot.conversation.phrases import Verbatim, say
from bot.conversation.words import reviewing
from bot.conversation.words import workboard as words
from bot.conversation.world import World
from bot.workboard.access import places_of
from bot.workboard.choosing import page_of
from bot.workboard.desk import DatabaseBoard
from bot.workboard.dossier import Dossier
from bot.workboard.errors import NotAgreed, NotForYou, NotThere
from bot.workboard.survey import Survey


def add_board(app: web.Application, board: DatabaseBoard) -> None:
    """Add the pages."""
    pages = Pages(board)
    app.router.add_get(f"/static/{BOARD_CSS.name}", BOARD_CSS.serve)
    app.router.add_get(BOARD, personal(pages.guarded(pages.overview)))
    together = TogetherPages(board)
    app.router.add_get(TOGETHER, personal(pages.guarded(together.show)))
    app.router.add_post(TOGETHER, ours(personal(pages.guarded(together.act))))
    app.router.add_get(f"{CASES}/{{case}}", personal(pages.guarded(pages.case)))
    app.router.add_post(f"{CASES}/{{case}}", ours(personal(pages.guarded(pages.act))))


class Pages:
    """The handlers over one board."""

    def __init__(self, board: DatabaseBoard) -> None:
        self._board = board

    def guarded(self, handler: PersonalHandler) -> PersonalHandler:
        """What is not there for this person is answered as what is not there at all."""

        async def known(request: web.Request, person: str) -> web.StreamResponse:
            try:
                return await handler(request, person)
            except NotThere:
                raise web.HTTPNotFound from None
            except (NotForYou, NotAgreed) as refused:
                why = words.NOT_FOR_YOU if isinstance(refused, NotForYou) else words.AGREE_FIRST
                speak = self._board.languages[await request.app[PARTS].doors.language(person)].speak
                to_chat = button_to(speak(say(words.TO_CHAT)), "/")
                return plain(speak(say(words.TITLE)), [speak(say(why))], 403, to_chat)

        return known

    async def overview(self, request: web.Request, person: str) -> web.StreamResponse:
        """A commune's units, a province's communes, or the heat map of either."""
        want = asked(request.query)
        world, there = await self._board.survey(person, want.where)
        pen = Pen(world)
        view = await (self._heat if want.view == HEAT else self._table)(pen, want, there)
        waits = any(line.mine for line in there.lines)
        approve = f'<div class="choices">{together_view.button(pen, there.last)}</div>' if waits else ""
        return page(pen, shared.heading(pen, there), shared.top(pen, want, there) + approve + view)

    async def _table(self, pen: Pen, want: Asked, there: Survey) -> str:
        if there.commune is None and want.view != UNITS and not want.wanted.filters:
            return communes_view.show(pen, want, there)
        shown = page_of(want.wanted.chosen(there.lines), want.wanted.page)
        here = {line.unit.id for line in shown.rows}
        rows = tuple(row for row in there.rows if row.id in here)
        drafts = {} if there.watched else await self._board.drafts(rows, there.year)
        return units_view.show(pen, want, shown, drafts, many=there.commune is None, watched=there.watched)

    async def _heat(self, pen: Pen, want: Asked, there: Survey) -> str:
        if there.commune is None:
            places = page_of(there.communes, want.wanted.page, heat_view.PLACES)
            here = {place.id for place in places.rows}
            rows = tuple(row for row in there.rows if row.place in here)
            return heat_view.of_communes(pen, want, places, there.lines, await self._board.points(rows, there.year))
        shown = page_of(want.wanted.chosen(there.lines), want.wanted.page)
        units = {line.unit.id for line in shown.rows}
        chosen = tuple(row for row in there.rows if row.id in units)
        return heat_view.of_units(pen, want, shown, await self._board.points(chosen, there.year))

    async def case(self, request: web.Request, person: str) -> web.StreamResponse:
        """One case; looking at its content is entered in the audit log."""
        parts, since = request.app[PARTS], message_number(request.query)
        world, seen = await self._board.case(person, request.match_info["case"], since)
        pen, file = Pen(world), seen.file
        back = link(_table_of(world, seen), pen.text(words.BACK))
        title = pen.plain(say(reviewing.CASE_TITLE, unit=Verbatim(file.unit.name), year=str(file.year)))
        if seen.watched_from is not None:
            return page(pen, title, f'<p class="pages">{back}</p>{case_view.watched(pen, file)}')
        shown = seen.seen_from is not None
        about = case_view.content(pen, file, parts) if shown else ""
        body = (
            f'<p class="pages">{back}</p>',
            case_view.summary(pen, file) if shown else case_view.closed(pen, seen),
            f'<div class="case">{talk_view.show(pen, seen)}',
            f"<div>{about}{case_view.history(pen, file, whole=shown)}</div></div>",
        )
        return page(pen, title, "".join(body))

    async def act(self, request: web.Request, person: str) -> web.StreamResponse:
        """Run the turn of a button or a text, as the conversation does, and show what it answered."""
        case = request.match_info["case"]
        await self._board.check(person, case)
        fields = dict(await request.post())
        arrival, after = read(fields, person, lambda action: commands.case_in(action) == case, "một nút của hồ sơ này")
        await request.app[PARTS].turns.take(arrival)
        return web.Response(status=303, headers={"Location": f"{case_address(case)}?sau={after}#xet"})


def _table_of(world: World, seen: Dossier) -> str:
    """The table in which the person finds the case."""
    own, commune = places_of(world), seen.row.locality_id
    home = commune if commune in own else seen.row.province_id or ""
    year = "" if seen.row.year == world.now.year else str(seen.row.year)
    return asked({}).address(noi=home if len(own) > 1 else "", xa="" if home == commune else commune, nam=year)
