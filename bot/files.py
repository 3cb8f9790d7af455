"""Looks at a file that came in: what it really is, whether it can be kept, and a name that can be shown."""

import re
import struct
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from unicodedata import category, normalize
from zipfile import BadZipFile, ZipFile

from bot.conversation.events import Unfit
from bot.conversation.files import FileRef
from bot.conversation.journeys.evidence import MOST_MEGABYTES

LARGEST = MOST_MEGABYTES * 1024 * 1024  # bytes
LONGEST_NAME = 80  # letters, the extension among them

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The right extensions of each type that is kept; the first is given to files without one.
EXTENSIONS = {
    "image/jpeg": ("jpg", "jpeg", "jpe", "jfif"),
    "image/png": ("png",),
    "image/webp": ("webp",),
    "image/heic": ("heic", "heif", "hif"),
    "application/pdf": ("pdf",),
    _WORD: ("docx",),
    _EXCEL: ("xlsx",),
    "application/msword": ("doc", "dot"),
    "application/vnd.ms-excel": ("xls", "xlt"),
}
_KNOWN = {extension for each in EXTENSIONS.values() for extension in each}
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
_ANY_HEIF = {b"mif1", b"msf1"}  # says only "HEIF"; which kind stands among the compatible brands
_OFFICE_PARTS = {_WORD: re.compile(r"word/document\d*\.xml"), _EXCEL: re.compile(r"xl/workbook\d*\.xml")}
_OLE_ENTRIES = {"WordDocument": "application/msword", "Workbook": "application/vnd.ms-excel"}
_OLE_ENTRY = 128  # bytes of one entry of a compound file's directory, which begins at a multiple of it


def inspect(content: bytes, name: str) -> FileRef | Unfit:
    """The file as the conversation knows it, or why it cannot be kept; the sender's extension is never believed."""
    if not content:
        return Unfit("lost")
    if len(content) > LARGEST:
        return Unfit("big")
    media_type = real_type(content)
    if media_type is None:
        return Unfit("type")
    return FileRef(sha256(content).hexdigest(), clean_name(name, media_type), media_type, len(content))


def real_type(content: bytes) -> str | None:
    """The type by what the file holds; None when it is not one that is kept."""
    return next(filter(None, (look(content) for look in _LOOKS)), None)


def clean_name(name: str, media_type: str) -> str:
    """A name that can be shown, with an extension that fits the type."""
    stem, dot, extension = visible_name(name).rpartition(".")
    right = EXTENSIONS[media_type]
    if not dot or extension.lower() not in _KNOWN:
        stem, extension = f"{stem}{dot}{extension}", right[0]
    elif extension.lower() not in right:
        extension = right[0]
    short = stem.strip(". ")[: LONGEST_NAME - len(extension) - 1].strip(". ")
    return f"{short or ('anh' if media_type.startswith('image/') else 'tep')}.{extension}"


def visible_name(name: str) -> str:
    """The last part of a name without what cannot be seen; it may be long or empty."""
    last = re.split(r"[/\\]", normalize("NFC", name))[-1]
    return " ".join("".join(" " if letter.isspace() else letter for letter in last if _seen(letter)).split())


def _seen(letter: str) -> bool:
    """Spaces of every kind count as seen; control and direction marks, which can disguise a name, do not."""
    return letter.isspace() or not category(letter).startswith("C")


def _by_first_bytes(content: bytes) -> str | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp"
    if content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"%PDF-"):
        return "application/pdf"
    return None


def _heic(content: bytes) -> str | None:
    if content[4:8] != b"ftyp":
        return None
    size = min(int.from_bytes(content[:4]), 256)
    brand, others = content[8:12], {content[at : at + 4] for at in range(16, size, 4)}
    return "image/heic" if brand in _HEIC or (brand in _ANY_HEIF and others & _HEIC) else None


def _office(content: bytes) -> str | None:
    """Word and Excel by the main part inside; those with macros are not taken."""
    if not content.startswith(b"PK\x03\x04"):
        return None
    try:
        with ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
    except (BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError, struct.error):
        return None
    if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
        return None
    found = (kind for kind, part in _OFFICE_PARTS.items() if any(map(part.fullmatch, names)))
    return next(found, None)


def _old_office(content: bytes) -> str | None:
    """Word and Excel before 2007: the first entry of the directory that names the main stream."""
    if not content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return None
    places = {_entry(content, name): kind for name, kind in _OLE_ENTRIES.items()}
    places.pop(-1, None)
    return places[min(places)] if places else None


def _entry(content: bytes, name: str) -> int:
    """Where the directory has an entry of that name; -1 when it has none."""
    wanted = name.encode("utf-16-le").ljust(64, b"\0")
    at = content.find(wanted)
    while at % _OLE_ENTRY and at != -1:
        at = content.find(wanted, at + 1)
    return at


_LOOKS: tuple[Callable[[bytes], str | None], ...] = (_by_first_bytes, _heic, _office, _old_office)
