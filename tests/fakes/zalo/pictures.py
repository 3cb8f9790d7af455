"""Pictures people sent, at public addresses that can go bad in the ways real ones do."""

from dataclasses import dataclass

from aiohttp.web import Response


@dataclass(slots=True)
class Picture:
    """A picture: its bytes (size pads them), the type it is served as, and whether the address has expired."""

    data: bytes
    content_type: str = "image/jpeg"
    size: int | None = None
    expired: bool = False


class Pictures:
    """All pictures of one fake by name."""

    def __init__(self) -> None:
        self._by_name: dict[str, Picture] = {}

    def keep(self, picture: Picture) -> str:
        """Store a picture; returns its path under the fake's address."""
        path = f"/photos/{len(self._by_name) + 1}.jpg"
        self._by_name[path] = picture
        return path

    def expire(self) -> None:
        """All addresses given out until now are gone."""
        for picture in self._by_name.values():
            picture.expired = True

    def serve(self, path: str) -> Response:
        """The picture at this path, or 404."""
        picture = self._by_name.get(path)
        if picture is None or picture.expired:
            return Response(status=404, text="Not Found")
        body = picture.data.ljust(picture.size or 0, b"\0")
        return Response(body=body, content_type=picture.content_type)
