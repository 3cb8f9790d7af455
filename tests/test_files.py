"""Files that come in: what they really are, what they are called, and links to them that are signed and expire."""

import struct
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.events import Unfit
from bot.conversation.files import FileRef
from bot.file_links import Linked, link, linked, passage, passes
from bot.files import EXTENSIONS, LARGEST, LONGEST_NAME, clean_name, inspect, real_type

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JPEG, PNG, PDF = b"\xff\xd8\xff\xe0" + b"\0" * 20, b"\x89PNG\r\n\x1a\n" + b"\0" * 20, b"%PDF-1.7\n%\xe2\xe3"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
KEY = b"k" * 32
NOW = datetime(2025, 10, 20, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DIGEST = sha256(JPEG).hexdigest()


def heif(brand: bytes, *others: bytes) -> bytes:
    """The first box of a HEIF file."""
    body = b"ftyp" + brand + b"\0\0\0\0" + b"".join(others)
    return struct.pack(">I", len(body) + 4) + body + b"\0" * 40


def packed(*names: str) -> bytes:
    """A ZIP with parts of these names."""
    file = BytesIO()
    with ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


def compound(*entries: str, shift: int = 0) -> bytes:
    """A compound file whose directory has these entries."""
    directory = b"".join(entry.encode("utf-16-le").ljust(128, b"\0") for entry in entries)
    return OLE.ljust(512 + shift, b"\0") + directory


def docx(*more: str) -> bytes:
    """The parts a Word file has at least."""
    return packed("[Content_Types].xml", "word/document.xml", *more)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\0\0\0WAVEfmt ", None),
        (heif(b"heic"), "image/heic"),
        (heif(b"mif1", b"mif1", b"heic"), "image/heic"),
        (heif(b"mif1", b"mif1", b"avif"), None),
        (heif(b"isom", b"mp42"), None),
        (heif(b"mif1")[:14], None),
        (PDF, "application/pdf"),
        (b"\xef\xbb\xbf\n" + PDF, "application/pdf"),
        (b"<html>" + PDF, None),
        (docx(), WORD),
        (packed("[Content_Types].xml", "word/document2.xml"), WORD),
        (packed("[Content_Types].xml", "xl/workbook.xml"), EXCEL),
        (packed("[Content_Types].xml", "ppt/presentation.xml"), None),
        (packed("[Content_Types].xml", "xl/workbook.bin"), None),
        (docx("word/vbaProject.bin"), None),
        (packed("word/document.xml"), None),
        (packed("ảnh.jpg"), None),
        (docx()[:-30], None),
        (b"<html>" + docx(), None),
        (compound("Root Entry", "WordDocument"), "application/msword"),
        (compound("Root Entry", "Workbook"), "application/vnd.ms-excel"),
        (compound("Root Entry", "Workbook", "WordDocument"), "application/vnd.ms-excel"),
        (compound("Root Entry", "WordDocument", "Workbook"), "application/msword"),
        (compound("Root Entry", "PowerPoint Document"), None),
        (compound("Root Entry", "EncryptedPackage"), None),
        (compound("Root Entry", "WordDocument", shift=10), None),
        (compound("Root Entry", shift=10) + compound("WordDocument")[10 + 8 :], None),
        (b"GIF89a" + b"\0" * 20, None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"MZ\x90\0", None),
        (b"%PD", None),
    ],
)
def test_the_type_is_what_the_file_holds(content: bytes, media_type: str | None) -> None:
    """The first bytes and the parts inside decide; what carries macros, is locked or is another kind is not taken."""
    assert real_type(content) == media_type
    found = inspect(content, "anh.jpg")
    assert found == Unfit("type") if media_type is None else isinstance(found, FileRef)


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        (JPEG, "Ảnh 1.JPG", FileRef(DIGEST, "Ảnh 1.JPG", "image/jpeg", len(JPEG))),
        (JPEG, "bao-cao.pdf", FileRef(DIGEST, "bao-cao.jpg", "image/jpeg", len(JPEG))),
        (b"", "anh.jpg", Unfit("lost")),
        (b"MZ" * 100, "anh.jpg", Unfit("type")),
        (JPEG.ljust(LARGEST + 1), "anh.jpg", Unfit("big")),
    ],
)
def test_a_file_is_taken_or_refused_with_a_reason(content: bytes, name: str, found: FileRef | Unfit) -> None:
    """Nothing came, too much came, or the kind is not taken: each has its own word."""
    assert inspect(content, name) == found


def test_the_largest_file_is_taken() -> None:
    """Ten megabytes to the byte."""
    found = inspect(JPEG.ljust(LARGEST, b"\0"), "anh.jpg")
    assert isinstance(found, FileRef)
    assert found.size == 10 * 1024 * 1024


@pytest.mark.parametrize(
    ("name", "media_type", "shown"),
    [
        ("", "image/jpeg", "anh.jpg"),
        (".jpg", "image/jpeg", "anh.jpg"),
        ("...", "application/pdf", "tep.pdf"),
        ("quy chế", "application/pdf", "quy chế.pdf"),
        ("quy chế.PDF", "application/pdf", "quy chế.PDF"),
        ("anh.jfif", "image/jpeg", "anh.jfif"),
        ("anh.png", "image/jpeg", "anh.jpg"),
        ("KH 1.2025", "application/pdf", "KH 1.2025.pdf"),
        ("anh.pdf.exe", "application/pdf", "anh.pdf.exe.pdf"),
        ("C:\\Users\\Nguyễn Văn A\\ảnh.jpg", "image/jpeg", "ảnh.jpg"),
        ("../../etc/passwd", "image/png", "passwd.png"),
        (" a \t\n b .jpg", "image/jpeg", "a b.jpg"),
        ("a\x00b\x1b[31m\u202egpj.jpg", "image/jpeg", "ab[31mgpj.jpg"),
        ("\ud800anh.jpg", "image/jpeg", "anh.jpg"),
        (normalize("NFD", "Kế hoạch.docx"), WORD, "Kế hoạch.docx"),
        ("ế" * 200 + ".jpeg", "image/jpeg", "ế" * 75 + ".jpeg"),
        ("a" * 75 + ". b.png", "image/jpeg", "a" * 75 + ".jpg"),
    ],
)
def test_the_name_can_be_shown(name: str, media_type: str, shown: str) -> None:
    """No path, nothing invisible, at most 80 letters, and an extension the file deserves."""
    assert clean_name(name, media_type) == shown


@given(st.text(max_size=300), st.sampled_from(sorted(EXTENSIONS)))
def test_any_name_becomes_a_short_one(name: str, media_type: str) -> None:
    """Whatever a device calls a file, the result is short, visible, settled, and ends as the type does."""
    shown = clean_name(name, media_type)
    assert 0 < len(shown) <= LONGEST_NAME
    assert shown.isprintable()
    assert shown.rpartition(".")[2].lower() in EXTENSIONS[media_type]
    assert clean_name(shown, media_type) == shown


@given(st.sampled_from([docx(), compound("Root Entry", "Workbook"), heif(b"mif1", b"heic")]), st.data())
def test_any_damage_is_a_type_or_none(content: bytes, data: st.DataObject) -> None:
    """A file cut short or changed anywhere is looked at without an error."""
    damaged = bytearray(content)
    places = st.integers(0, len(content) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        damaged[place] = byte
    assert real_type(bytes(damaged[: data.draw(places)])) in {None, *EXTENSIONS}
    assert real_type(bytes(damaged)) in {None, *EXTENSIONS}


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.sampled_from([None, "thcs-1-2025"]))
def test_a_link_leads_to_its_file(name: str, case: str | None) -> None:
    """Within its time a link gives back the digest, the name and the case it was made of."""
    address = link("https://antq.example", Linked(DIGEST, name, case), KEY, NOW, HOUR)
    assert address.startswith("https://antq.example/tep/")
    token = address.rpartition("/")[2]
    assert linked(token, KEY, NOW + HOUR) == Linked(DIGEST, name, case)
    assert linked(token, KEY, NOW + HOUR + timedelta(seconds=1)) is None
    assert linked(token, b"x" * 32, NOW) is None


def test_a_link_given_before_links_named_a_case_still_opens() -> None:
    """Such as this one, which was made then."""
    token = "BrlHgU05PLNlT91Mz9ck-AAAAABo9ZegjF0hPeTHdstHmmaenyYq2xKdJg_z2996wMhIo2A49O3huqNuaC5qcGc"
    assert linked(token, KEY, NOW + HOUR) == Linked(DIGEST, "ảnh.jpg", None)
    assert linked(token, KEY, NOW + 2 * HOUR) is None


def test_a_link_is_short() -> None:
    """Several of them fit into one message of a chat app."""
    file = Linked(DIGEST, "Quy chế phối hợp.pdf", "truong-thcs-thien-tin-2025")
    assert len(link("https://antq.example", file, KEY, NOW, HOUR)) < 180


def test_no_letter_of_a_link_can_be_changed() -> None:
    """Another letter anywhere, a piece missing, or no token at all: it opens nothing."""
    token = link("", Linked(DIGEST, "ảnh.jpg"), KEY, NOW, HOUR).removeprefix("/tep/")
    for place in range(len(token)):
        for letter in "A_":
            changed = token[:place] + letter + token[place + 1 :]
            assert changed == token or linked(changed, KEY, NOW) in {None, Linked(DIGEST, "ảnh.jpg")}
            assert changed[:64] == token[:64] or linked(changed, KEY, NOW) is None
    for wrong in ("", "a", "ảnh", "=" * 20, token[:-2], token[:20], "AAAA" + token):
        assert linked(wrong, KEY, NOW) is None


def test_a_passage_is_for_one_link_and_a_short_while() -> None:
    """It does not open another link, nor later, nor is a link a passage."""
    token = link("", Linked(DIGEST, "ảnh.jpg"), KEY, NOW, HOUR).removeprefix("/tep/")
    given_for = passage(token, KEY, NOW, timedelta(minutes=5))
    assert passes(given_for, token, KEY, NOW + timedelta(minutes=5))
    assert not passes(given_for, token, KEY, NOW + timedelta(minutes=5, seconds=1))
    assert not passes(given_for, "another", KEY, NOW)
    assert not passes(given_for, token, b"x" * 32, NOW)
    assert not passes(token, token, KEY, NOW)
    assert not passes("", token, KEY, NOW)
    assert linked(given_for, KEY, NOW) is None
