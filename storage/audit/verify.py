"""Checks an audit log: `python verify.py FILE [--head CHAIN:SEQ:HASH …]`. One file, standard library only: copy it.

FILE has one entry a line as canonical JSON (keys sorted, no spaces, ASCII), chain after chain, then the head of each.
An entry's hash covers everything but `hash` and `private`; `sealed` has a salted commitment of each private field, so
that a field taken out of `private` leaves the chain whole. Exit: 0 whole, 1 the first broken entry is named, 2 misuse.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FIRST = "0" * 64
"""What the first entry of a chain has in the place of the previous hash."""
ENTRY = frozenset(
    "at case chain content hash kind office payload previous private sealed seq".split()  # noqa: SIM905 - to be read
)
HEAD = frozenset({"chain", "hash", "head"})
_MARK = b"antq/audit/1\n"
_SHORTEST_HASH = 8


def canonical(value: object) -> str:
    """The one way to write a value as JSON."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def entry_hash(entry: Mapping[str, object]) -> str:
    """The hash of an entry, taken of all of it but `hash` and `private`."""
    covered = {name: value for name, value in entry.items() if name not in {"hash", "private"}}
    return hashlib.sha256(_MARK + canonical(covered).encode()).hexdigest()


def commitment(salt: str, person: str, value: str) -> str:
    """What stands for a value and whom it is about: it tells nothing without the salt, and fits no other value."""
    return hashlib.sha256(_MARK + canonical([salt, person, value]).encode()).hexdigest()


class Broken(Exception):
    """The first place where the log is not what it was: the chain, the entry's number, and what is wrong."""

    def __init__(self, chain: str, seq: int, why: str) -> None:
        self.chain = chain
        self.seq = seq
        self.why = why
        self.line = 0  # of the file, where there is one
        super().__init__(f"nhật ký {chain}, mục {seq}: {why}")


@dataclass
class Checker:
    """Takes a log line by line; `known` are heads received before, as (chain, seq) -> the beginning of the hash."""

    known: Mapping[tuple[str, int], str] = field(default_factory=dict)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    erased: int = 0
    _closed: set[str] = field(default_factory=set)
    _chain: str = "?"
    _line: int = 0

    @property
    def entries(self) -> int:
        """How many entries were taken."""
        return sum(seq for seq, _ in self.heads.values())

    def take(self, line: str) -> None:
        """One line without its end; raises Broken."""
        self._line += 1
        try:
            read = self._read(line)
            if read.keys() == HEAD:
                self._close(read)
            else:
                self._follow(read)
        except Broken as broken:
            broken.line = self._line
            raise

    def turn_to(self, chain: str) -> None:
        """Say whose lines come now, where that is known, so that one that cannot be read is named rightly."""
        self._chain = chain

    def finish(self) -> None:
        """Nothing comes any more; raises Broken when the end is missing."""
        for chain, (seq, _) in self.heads.items():
            if chain not in self._closed:
                raise Broken(chain, seq + 1, "thiếu phần cuối của nhật ký")
        for chain, seq in self.known:
            if self.heads.get(chain, (0, ""))[0] < seq:
                raise Broken(chain, seq, "không có mục này, mà mã đầu chuỗi đã gửi đi trước đây")

    def here(self) -> tuple[str, int]:
        """The chain and number of the entry that should come next."""
        return self._chain, self.heads.get(self._chain, (0, ""))[0] + 1

    def _read(self, line: str) -> dict[str, Any]:
        try:
            read = json.loads(line)
        except (ValueError, RecursionError):
            raise Broken(*self.here(), "không đọc được") from None
        if not isinstance(read, dict) or read.keys() not in (ENTRY, HEAD):
            raise Broken(*self.here(), "không có đúng các trường của một mục")
        if canonical(read) != line:
            raise Broken(*self.here(), "không viết đúng dạng chuẩn")
        return read

    def _follow(self, entry: Mapping[str, Any]) -> None:
        chain, seq, place = entry["chain"], entry["seq"], self._place(entry)
        if entry["hash"] != entry_hash(entry):
            raise Broken(*place, "nội dung không khớp mã băm của mục")
        before, last = self.heads.get(chain, (0, FIRST))
        if chain in self._closed or seq != before + 1:
            raise Broken(chain, before + 1, f"số thứ tự ghi là {seq}")
        if entry["previous"] != last:
            raise Broken(chain, seq, "không nối tiếp mục trước")
        self._check_private(chain, seq, entry)
        known = self.known.get((chain, seq))
        if known is not None and not entry["hash"].startswith(known):
            raise Broken(chain, seq, "không phải mục có mã đầu chuỗi đã gửi đi trước đây")
        self.heads[chain], self._chain = (seq, entry["hash"]), chain

    def _place(self, entry: Mapping[str, Any]) -> tuple[str, int]:
        """Which entry a line must be: what it says itself where that can be, else the one that should come next."""
        chain, seq = str(entry["chain"]), entry["seq"]
        if type(seq) is not int or chain == self._chain or seq == self.here()[1]:
            return (chain, seq) if self._chain == "?" and type(seq) is int else self.here()
        return chain, seq

    def _check_private(self, chain: str, seq: int, entry: Mapping[str, Any]) -> None:
        sealed, private = entry["sealed"], entry["private"]
        if not isinstance(sealed, dict) or not isinstance(private, dict):
            raise Broken(chain, seq, "phần dữ liệu cá nhân không đúng dạng")
        for name, kept in private.items():
            whole = isinstance(kept, list) and len(kept) == 3 and all(isinstance(each, str) for each in kept)  # noqa: PLR2004 - salt, person, value
            if not whole or sealed.get(name) != commitment(*kept):
                raise Broken(chain, seq, f"dữ liệu cá nhân {name!r} không khớp cam kết")
        self.erased += len(sealed) - len(private)

    def _close(self, head: Mapping[str, Any]) -> None:
        chain = head["chain"]
        if not isinstance(chain, str) or chain in self._closed:
            raise Broken(*self.here(), "dòng cuối chuỗi không đúng")
        seq, last = self.heads.get(chain, (0, FIRST))
        if (head["head"], head["hash"]) != (seq, last):
            raise Broken(chain, seq + 1, f"cuối chuỗi phải là mục {head['head']} với mã {head['hash']}")
        self._closed.add(chain)
        self.heads.setdefault(chain, (0, FIRST))


def check(lines: Iterable[str], known: Mapping[tuple[str, int], str] | None = None) -> Checker:
    """Check a whole log; raises Broken, returns what was counted."""
    checker = Checker(known or {})
    for line in lines:
        checker.take(line)
    checker.finish()
    return checker


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of a file; bytes that are no text are left in it as marks that no entry has."""
    text = data.decode("utf-8", errors="surrogateescape")
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    yield from lines


def read_head(text: str) -> tuple[tuple[str, int], str]:
    """A head as it was sent, CHAIN:SEQ:HASH; ValueError when it is none."""
    chain, seq, digest = text.rsplit(":", 2)
    if not chain or len(digest) < _SHORTEST_HASH or set(digest) - set("0123456789abcdef"):
        raise ValueError(text)
    return (chain, int(seq)), digest


def summary(checker: Checker) -> list[str]:
    """What there is to say of a log that is whole."""
    heads = [f"  {chain}: mục {seq}, mã {digest}" for chain, (seq, digest) in sorted(checker.heads.items())]
    return [f"Nhật ký nguyên vẹn: {checker.entries} mục, {checker.erased} trường cá nhân đã xoá.", *heads]


def main(arguments: list[str] | None = None) -> int:
    """Check the file that is named; the exit code."""
    parser = argparse.ArgumentParser(prog="verify.py", description="Kiểm tra tệp nhật ký.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--head", type=read_head, action="append", default=[], metavar="CHAIN:SEQ:HASH")
    given = parser.parse_args(arguments)
    try:
        checker = check(lines_of(given.file.read_bytes()), dict(given.head))
    except Broken as broken:
        sys.stderr.write(f"dòng {broken.line}: {broken}\n" if broken.line else f"{broken}\n")
        return 1
    except OSError as error:
        sys.stderr.write(f"{given.file}: {error.strerror}\n")
        return 2
    sys.stdout.write("\n".join(summary(checker)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
