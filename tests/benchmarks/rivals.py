"""Two other ways to answer a webhook, as processes: python -m tests.benchmarks.rivals aiogram|ptb PORT API FOLDER.

aiogram with a handler that does and answers nothing, and python-telegram-bot with a ConversationHandler that asks as
many questions as the script has and keeps the answers with PicklePersistence, as its documentation shows it.
"""

import asyncio
import sys
from pathlib import Path

from aiohttp import web

from tests.fakes.telegram_server import TOKEN
from tests.storm.script import script
from tests.town import SECRET

PATH = "/telegram/webhook"
TURNS = 30


async def aiogram_app(api: str, _folder: Path) -> web.Application:
    """A dispatcher with one handler; nothing is sent."""
    from aiogram import Bot, Dispatcher, Router  # noqa: PLC0415 - takes seconds, and only this way needs it
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415
    from aiogram.types import Message  # noqa: PLC0415
    from aiogram.webhook.aiohttp_server import SimpleRequestHandler  # noqa: PLC0415

    router = Router()

    async def nothing(_message: Message) -> None:
        return None

    router.message.register(nothing)
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.include_router(router)
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
    app = web.Application()
    handler = SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=SECRET)
    handler.register(app, path=PATH)
    return app


async def ptb_app(api: str, folder: Path) -> web.Application:
    """A ConversationHandler of TURNS states; the reply is sent before the update is acknowledged."""
    from telegram import Update  # noqa: PLC0415 - only this way needs it
    from telegram.ext import (  # noqa: PLC0415
        ApplicationBuilder,
        ContextTypes,
        ConversationHandler,
        MessageHandler,
        PicklePersistence,
        filters,
    )

    questions = [act.seen for act in script(TURNS).acts]

    def asks(number: int) -> MessageHandler:  # type: ignore[type-arg]
        async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
            assert update.message is not None
            assert context.user_data is not None
            context.user_data[number] = update.message.text
            await update.message.reply_text(questions[number])
            return number + 1 if number + 1 < TURNS else ConversationHandler.END

        return MessageHandler(filters.TEXT, answer)

    conversation: ConversationHandler = ConversationHandler(  # type: ignore[type-arg]
        [asks(0)],
        {number: [asks(number)] for number in range(1, TURNS)},
        [],
        name="questions",
        persistent=True,
    )
    kept = PicklePersistence(folder / "ptb.pickle", update_interval=1)
    builder = ApplicationBuilder().token(TOKEN).base_url(f"{api}/bot").persistence(kept).updater(None)
    application = builder.build()
    application.add_handler(conversation)
    await application.initialize()
    await application.start()

    async def take(request: web.Request) -> web.Response:
        await application.process_update(Update.de_json(await request.json(), application.bot))
        return web.Response()

    app = web.Application()
    app.router.add_post(PATH, take)
    return app


async def serve(way: str, port: int, api: str, folder: Path) -> None:
    """Until killed."""
    app = await {"aiogram": aiogram_app, "ptb": ptb_app}[way](api, folder)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])))
