"""The shares that the heat map shows, and the picture made of them."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from bot.workboard import picture
from bot.workboard.heat import LinePoints, average, shares, step, whole
from bot.workboard.picture import Band, Field

SVG = "{http://www.w3.org/2000/svg}"
POINTS = (
    LinePoints("1", Decimal(4), Decimal(3), Decimal(1)),
    LinePoints("2", Decimal(3), Decimal(3)),
)


def test_the_share_of_the_points_lost() -> None:
    """By the unit's own score all lines, by the superior's only those it has said something about."""
    assert shares(POINTS, by_superior=False) == {"1": Decimal(25), "2": Decimal(0)}
    assert shares(POINTS, by_superior=True) == {"1": Decimal(75)}


def test_the_mean_counts_those_that_have_the_line() -> None:
    """Forms of two years may differ; a line that one of them lacks is not averaged with nothing."""
    assert average([{"1": Decimal(20), "2": Decimal(0)}, {"1": Decimal(40)}]) == {"1": Decimal(30), "2": Decimal(0)}
    assert average([]) == {}


@pytest.mark.parametrize(
    ("percent", "shown", "dark"),
    [("0", 0, 0), ("0.2", 1, 1), ("24.4", 24, 1), ("24.5", 25, 2), ("49", 49, 2), ("50", 50, 3), ("75", 75, 4)],
)
def test_number_and_colour_agree(percent: str, shown: int, dark: int) -> None:
    """The colour follows the number that is shown, and something lost is never shown as nothing."""
    assert (whole(Decimal(percent)), step(Decimal(percent))) == (shown, dark)


def test_the_picture_is_good_markup_and_readable_without_colour() -> None:
    """Every field has its number and a title in full; names are escaped, cut, linked, and whole in their title."""
    name = "Trường <b> & mầm non số một của xã"
    bands = [Band(name, "/ban-lam-viec?a=1&b=2", (Field("câu 1: 50%", "50", 3), Field("câu 2: chưa có", "·", None)))]
    fields = ElementTree.fromstring(_alone(picture.fields(bands, ("1", "2"), "Bản đồ")))  # noqa: S314 - our own
    groups = fields.findall(f"{SVG}g")
    assert [group.get("class") for group in groups] == ["s3", "none"]
    assert [group.findtext(f"{SVG}title") for group in groups] == ["câu 1: 50%", "câu 2: chưa có"]
    assert [group.findtext(f"{SVG}text") for group in groups] == ["50", "·"]
    assert [text.text for text in fields.findall(f"{SVG}text")] == ["1", "2"]
    names = ElementTree.fromstring(_alone(picture.names(bands, "Bản đồ")))  # noqa: S314 - our own
    link = names.find(f"{SVG}a")
    assert link is not None
    assert (link.get("href"), link.get("aria-label")) == ("/ban-lam-viec?a=1&b=2", name)
    assert link.findtext(f"{SVG}text/{SVG}title") == name


def _alone(svg: str) -> str:
    """As a document of its own, which HTML does not need."""
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
