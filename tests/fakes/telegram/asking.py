"""The methods that ask or set something about the bot, its files and its chats."""

import json
import re

from tests.fakes.telegram import files
from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import bad
from tests.fakes.telegram.state import State

COMMAND = re.compile(r"^[a-z0-9_]{1,32}$")
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")


def get_me(state: State, _asked: Asked) -> Json:
    """Who the bot is."""
    return state.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_file(state: State, asked: Asked) -> Json:
    """Where a file can be downloaded for the next hour."""
    stored = state.files.named(asked.text("file_id"))
    if stored.size > files.BIGGEST_DOWNLOAD:
        raise bad("file is too big")
    unique = f"AgAD{stored.file_id[-8:]}"
    return {"file_id": stored.file_id, "file_unique_id": unique, "file_size": stored.size, "file_path": stored.path}


def get_chat(state: State, asked: Asked) -> Json:
    """What is known of a chat."""
    chat = state.chat_of(asked)
    gifts: Json = dict.fromkeys(GIFTS, True)
    return chat.json | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def set_commands(state: State, asked: Asked) -> bool:
    """The list of commands for a scope and a language."""
    given = asked.objects("commands")
    for command in given:
        if not COMMAND.match(str(command.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    if len(given) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    state.commands[_scope(asked)] = [
        {"command": str(command["command"]).removeprefix("/"), "description": command["description"]}
        for command in given
    ]
    return True


def get_commands(state: State, asked: Asked) -> list[Json]:
    """The commands of exactly this scope and language."""
    return state.commands.get(_scope(asked), [])


def delete_commands(state: State, asked: Asked) -> bool:
    """Forget the commands of exactly this scope and language."""
    state.commands.pop(_scope(asked), None)
    return True


def _scope(asked: Asked) -> tuple[str, str]:
    scope = asked.structure("scope") or {"type": "default"}
    return json.dumps(scope, sort_keys=True), asked.text("language_code")


def set_menu(state: State, asked: Asked) -> bool:
    """The button beside the input line, for one chat or (0) for all."""
    given = asked.structure("menu_button") or {"type": "default"}
    if not isinstance(given, dict) or given.get("type") not in ("default", "commands", "web_app"):
        raise bad("MenuButton has unsupported type")
    if asked.text("chat_id"):
        state.chat_of(asked)
    state.menu[asked.number("chat_id")] = given
    return True


def get_menu(state: State, asked: Asked) -> Json:
    """The button beside the input line."""
    return state.menu.get(asked.number("chat_id"), state.menu.get(0, {"type": "commands"}))
