"""Files that went through the platform: ids, sizes, and what may be downloaded."""

from dataclasses import dataclass

from tests.fakes.telegram.asked import Asked, Upload
from tests.fakes.telegram.records import Json
from tests.fakes.telegram.refused import Refused, bad

BIGGEST_DOWNLOAD = 20 * 1024 * 1024
BIGGEST_UPLOAD = 50 * 1024 * 1024
BIGGEST_PHOTO = 10 * 1024 * 1024
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM")

THUMBNAIL = Upload("small.jpg", b"\xff\xd8\xff a thumbnail, not the picture", "image/jpeg")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file the platform keeps; size may be said to be more than there is, to try the limits."""

    file_id: str
    upload: Upload
    size: int
    path: str


class Files:
    """All files of one bot, by id and by path."""

    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}
        self._by_path: dict[str, Stored] = {}

    def keep(self, upload: Upload, folder: str, size: int | None = None) -> Stored:
        """Store a file and give it an id and a path."""
        number = len(self._by_id) + 1
        ending = upload.name.rpartition(".")[2] if "." in upload.name else "bin"
        path = f"{folder}/file_{number}.{ending}"
        stored = Stored(f"AgACAgUAAxkBAAI{number:08d}", upload, size or len(upload.data), path)
        self._by_id[stored.file_id] = self._by_path[path] = stored
        return stored

    def fields(self, stored: Stored) -> Json:
        """The fields of a message with this file."""
        if not stored.path.startswith("photos"):
            return document(stored)
        return photo(stored, self.keep(THUMBNAIL, "thumbnails"))

    def named(self, file_id: str) -> Stored:
        """The file with this id."""
        if not file_id:
            raise bad("file_id not specified")
        if file_id not in self._by_id:
            raise bad("wrong file_id or the file is temporarily unavailable")
        return self._by_id[file_id]

    def at(self, path: str) -> bytes | None:
        """The bytes under a path for download, if they may be downloaded."""
        stored = self._by_path.get(path)
        return stored.upload.data if stored and stored.size <= BIGGEST_DOWNLOAD else None

    def sent(self, asked: Asked, name: str, folder: str, value: str | None = None) -> Stored:
        """The file a call sends under this name: uploaded, attached, or one that is known already."""
        named = asked.text(name) if value is None else value
        part = named.removeprefix("attach://") if named.startswith("attach://") else name
        upload = asked.files.get(part) if value is None or named.startswith("attach://") else None
        if upload is None:
            return self._known(named, name)
        if not upload.data:
            raise bad("file must be non-empty")
        if len(upload.data) > BIGGEST_UPLOAD:
            raise Refused(413, "Request Entity Too Large")
        if folder == "photos":
            _check_picture(upload.data)
        return self.keep(upload, folder)

    def _known(self, named: str, name: str) -> Stored:
        if not named:
            raise bad(f"there is no {name} in the request")
        if named.startswith(("http://", "https://")):
            raise bad("failed to get HTTP URL content")
        if named not in self._by_id:
            raise bad("wrong remote file identifier specified: wrong padding in the string")
        return self._by_id[named]


def _check_picture(data: bytes) -> None:
    if len(data) > BIGGEST_PHOTO:
        words = f"file of size {len(data)} bytes is too big for a photo; the maximum size is {BIGGEST_PHOTO} bytes"
        raise bad(words)
    if not data.startswith(PICTURES):
        raise bad("IMAGE_PROCESS_FAILED")


def photo(stored: Stored, small: Stored) -> Json:
    """The fields of a message with a picture: a small and the full size, two different files."""
    return {
        "photo": [
            {
                "file_id": kept.file_id,
                "file_unique_id": f"AQAD{kept.file_id[-8:]}",
                "width": width,
                "height": width * 3 // 4,
                "file_size": kept.size,
            }
            for kept, width in ((small, 90), (stored, 1280))
        ]
    }


def document(stored: Stored) -> Json:
    """The fields of a message with a document."""
    return {
        "document": {
            "file_id": stored.file_id,
            "file_unique_id": f"AgAD{stored.file_id[-8:]}",
            "file_name": stored.upload.name,
            "mime_type": stored.upload.mime,
            "file_size": stored.size,
        }
    }
