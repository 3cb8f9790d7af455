"""The words and buttons of a call, checked as Telegram checks them."""

from dataclasses import dataclass

from tests.fakes.telegram.asked import Asked
from tests.fakes.telegram.html import parse_html, units
from tests.fakes.telegram.markdown import parse_markdown
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import bad

MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_DATA = 64
KINDS = ("callback_data", "url", "web_app", "copy_text", "switch_inline_query", "login_url", "pay")
STYLES = (None, "danger", "success", "primary")
MARKUPS = ("inline_keyboard", "keyboard", "remove_keyboard", "force_reply")


@dataclass(frozen=True, slots=True)
class Formatted:
    """Words as they are read, as they were sent, and what is bold or a link in them."""

    plain: str = ""
    source: str = ""
    entities: tuple[Json, ...] = ()


def formatted(asked: Asked, name: str, entities_name: str) -> Formatted:
    """The words under this name, parsed by parse_mode and trimmed."""
    source, mode = asked.text(name), asked.text("parse_mode").lower()
    given: list[Json] = []
    if mode == "html":
        plain, given = parse_html(source)
    elif mode == "markdownv2":
        plain, given = parse_markdown(source)
    elif mode in {"", "none"}:
        plain, listed = source, asked.structure(entities_name)
        given = listed if isinstance(listed, list) else []
    else:
        raise bad("unsupported parse_mode")
    return _trimmed(plain, source, given)


def _trimmed(plain: str, source: str, entities: list[Json]) -> Formatted:
    stripped = plain.strip()
    if len(stripped) == len(plain):
        return Formatted(plain, source, tuple(entities))
    before, length = units(plain[: len(plain) - len(plain.lstrip())]), units(stripped)
    kept = []
    for entity in entities:
        begin = max(0, int(str(entity["offset"])) - before)
        end = min(length, int(str(entity["offset"])) + int(str(entity["length"])) - before)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return Formatted(stripped, source, tuple(kept))


def message_text(asked: Asked, too_long: str = "message is too long") -> Formatted:
    """The text of a message: 1 to 4096 UTF-16 units after parsing."""
    text = formatted(asked, "text", "entities")
    if not text.plain:
        raise bad("message text is empty")
    if units(text.plain) > MOST_TEXT:
        raise bad(too_long)
    return text


def caption(asked: Asked, too_long: str = "message caption is too long") -> Formatted:
    """The caption of a file: up to 1024 UTF-16 units after parsing."""
    text = formatted(asked, "caption", "caption_entities")
    if units(text.plain) > MOST_CAPTION:
        raise bad(too_long)
    return text


def markup(asked: Asked) -> Json | None:
    """The buttons of a call, every one checked; None when there are none."""
    given = asked.structure("reply_markup")
    if given is None or given == "":
        return None
    if not isinstance(given, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = [[_button(button) for button in row] for row in _rows(given, "inline_keyboard") if row]
        return {"inline_keyboard": rows} if rows else None
    for row in _rows(given, "keyboard") if "keyboard" in given else ():
        for button in row:
            if not (button if isinstance(button, str) else isinstance(button, dict) and button.get("text")):
                raise bad("keyboard button text must be non-empty")
    return given if any(name in given for name in MARKUPS) else None


def _rows(given: Json, name: str) -> list[list[object]]:
    rows = given[name]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad("can't parse reply keyboard markup: expected an Array of Array of Button")
    return rows


def _button(given: object) -> Json:
    if not isinstance(given, dict):
        raise bad("can't parse inline keyboard button: expected an Object")
    text = given.get("text")
    if not isinstance(text, str):
        raise bad('can\'t parse inline keyboard button: field "text" must be of type String')
    if not text.strip():
        raise bad("inline keyboard button text must be non-empty")
    if not any(name in given for name in KINDS):
        raise bad("text buttons are unallowed in the inline keyboard")
    data = given.get("callback_data")
    if data is not None and not 1 <= len(str(data).encode()) <= MOST_DATA:
        raise bad("BUTTON_DATA_INVALID")
    if given.get("style") not in STYLES:
        raise bad("BUTTON_STYLE_INVALID")
    return given
