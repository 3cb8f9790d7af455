"""One fake alone, for hand trials: python -m tests.fakes telegram|zalo [--port 8081] [--webhook URL --secret S]."""

import argparse
import asyncio
import sys
from collections.abc import Callable

from tests.fakes.telegram import person as on_telegram
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram_server import FakeTelegram
from tests.fakes.zalo import person as on_zalo
from tests.fakes.zalo_server import FakeZalo

Person = on_telegram.Person | on_zalo.Person
HELP = "Type: 1001 xin chao (says), 1001 [Để sau] (taps or chooses), 1001 @picture.jpg (sends); Ctrl-D ends."


class Desk:
    """The phones of everybody who was named so far, and what was printed of their chats."""

    def __init__(self, fake: FakeTelegram | FakeZalo, show: Callable[[str], None]) -> None:
        self._fake, self._show = fake, show
        self._people: dict[str, Person] = {}
        self._printed: dict[tuple[str, object], str] = {}

    def person(self, name: str) -> Person:
        """The phone of this person, made when named for the first time."""
        if name not in self._people:
            fake, label = self._fake, f"Người {name}"
            self._people[name] = (
                fake.person(int(name), label) if isinstance(fake, FakeTelegram) else fake.person(name, label)
            )
        return self._people[name]

    async def does(self, line: str) -> None:
        """Carry out one typed line."""
        name, _, words = line.strip().partition(" ")
        if not words or (isinstance(self._fake, FakeTelegram) and not name.isdigit()):
            self._show(HELP)
            return
        person = self.person(name)
        try:
            await self._act(person, words)
        except (AssertionError, OSError) as error:
            self._show(str(error))

    async def _act(self, person: Person, words: str) -> None:
        if words.startswith("@"):
            with await asyncio.to_thread(open, words[1:], "rb") as file:
                await person.sends_photo(file.read())
        elif not (words.startswith("[") and words.endswith("]")):
            await person.says(words)
        elif isinstance(person, on_telegram.Person):
            await person.taps(words[1:-1])
        else:
            await person.chooses(words[1:-1])

    def look(self) -> None:
        """Print what is new or was changed in anybody's chat."""
        for name, person in self._people.items():
            for shown in person.shown:
                key, line = (name, shown.message_id), str(shown)
                if self._printed.get(key) != line:
                    changed = " (edited)" if key in self._printed else ""
                    self._printed[key] = line
                    self._show(f"{name} {line}{changed}")


async def _watch(desk: Desk) -> None:
    while True:
        desk.look()
        await asyncio.sleep(0.1)


async def _run(arguments: argparse.Namespace) -> None:
    fake = FakeTelegram(pace=1) if arguments.platform == "telegram" else FakeZalo(pace=1)
    await fake.start(port=arguments.port)
    try:
        print(f"Address: {fake.url}\nToken:   {fake.token}\n{HELP}", flush=True)
        if arguments.webhook:
            hook = {"url": arguments.webhook, "secret_token": arguments.secret}
            print("Webhook:", await fake.hooking.set(Asked(hook)))
        desk = Desk(fake, lambda line: print(line, flush=True))
        watching = asyncio.create_task(_watch(desk))
        while line := await asyncio.to_thread(sys.stdin.readline):
            await desk.does(line)
        await asyncio.sleep(0.2)
        watching.cancel()
    finally:
        await fake.stop()


def main() -> None:
    """Read the command line and serve until the input ends."""
    parser = argparse.ArgumentParser(prog="python -m tests.fakes", description=__doc__)
    parser.add_argument("platform", choices=("telegram", "zalo"))
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--webhook", default="", help="where to post updates; without it they wait for getUpdates")
    parser.add_argument("--secret", default="fake-secret", help="the webhook's secret")
    asyncio.run(_run(parser.parse_args()))


if __name__ == "__main__":
    main()
