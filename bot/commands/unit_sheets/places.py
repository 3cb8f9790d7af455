"""Which commune a row means: its id, or its name as people write it."""

from collections import defaultdict
from collections.abc import Iterable
from difflib import get_close_matches

from bot.commands.unit_sheets.cells import tidied
from bot.conversation.matching import folded
from storage.models import LocalityRow

COMMUNE = "commune"
_NAMED = 3


class Places:
    """The communes there are."""

    def __init__(self, localities: Iterable[LocalityRow]) -> None:
        self.communes = {each.id: each for each in localities if each.level == COMMUNE}
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._alike: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, str] = {}
        for each in self.communes.values():
            self._exact[tidied(each.name).casefold()].add(each.id)
            self._alike[folded(each.name)].add(each.id)

    def find(self, text: str) -> str | None:
        """The id of the commune meant; None when there is none, or more than one."""
        if text not in self._known:
            found = self._meant(text)
            if len(found) != 1:
                return None
            (self._known[text],) = found
        return self._known[text]

    def why_not(self, text: str) -> str:
        """Why no single commune is meant, and what would be right."""
        if not self.communes:
            return "chưa có xã nào; ví dụ: antq units add locality xa-b --name 'Xã B' --level commune --parent tinh-a"
        found = sorted(self._meant(text))
        if found:
            return f"có nhiều xã tên như vậy; hãy ghi mã, ví dụ: {found[0]}"
        names = {each.name for each in self.communes.values()}
        near = get_close_matches(text, names, _NAMED, 0.3) or sorted(names)[:_NAMED]
        return f"chưa có; ví dụ: {', '.join(near)}"

    def written(self, key: str) -> str:
        """How a list names a commune so that it is found again: by its name where no other is called so."""
        name = tidied(self.communes[key].name) if key in self.communes else key
        return name if self.find(name) == key else key

    def _meant(self, text: str) -> set[str]:
        if text in self.communes:
            return {text}
        return self._exact.get(text.casefold()) or self._alike.get(folded(text)) or set()
