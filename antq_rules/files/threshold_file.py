"""The grades of a plan file: refuses gaps and overlaps between them."""

from decimal import Decimal

from antq_rules.citation import Citation
from antq_rules.decimals import exact
from antq_rules.files.common_fields import read_citation
from antq_rules.parsing import FLAG, NUMBER, TEXT, Fields
from antq_rules.plan import Band, Thresholds
from antq_rules.rubric import FULL_MARKS

BAND_EXAMPLE = '- {id: kha, name: "Khá", from: 70}'


def read_thresholds(top: Fields, source: Citation) -> Thresholds:
    """The grades from the highest down, each from its first point up to where the one above it starts."""
    fields = top.child("thresholds", "{confirmed: false, bands: […]}")
    if fields is None:
        if not top.has("thresholds"):
            top.wrong("thresholds", "thiếu mục này", "thresholds: {confirmed: false, bands: […]}")
        return Thresholds(confirmed=False, bands=(), citation=source)
    upper: Decimal | None = None
    bands: list[Band] = []
    for one in fields.children("bands", BAND_EXAMPLE):
        bands.append(_band(one, upper))
        upper = bands[-1].low
    if upper is None:
        fields.wrong("bands", "thiếu các mức xếp loại", BAND_EXAMPLE)
    elif upper:
        fields.wrong("bands", f"từ 0 đến dưới {exact(upper)} điểm không thuộc mức nào", "mức cuối cùng: from: 0")
    thresholds = Thresholds(
        fields.need("confirmed", FLAG, "false"), tuple(bands), read_citation(fields, "citation", source)
    )
    fields.close()
    return thresholds


def _band(fields: Fields, upper: Decimal | None) -> Band:
    """One grade; `upper` is where the grade above it starts (None for the highest)."""
    low = fields.need("from", NUMBER, "70")
    to = fields.may("to", NUMBER, "90")
    start = FULL_MARKS if upper is None else upper
    if low >= start:
        fields.wrong("from", f"phải dưới {exact(start)}: các mức chồng lên nhau", f"from: {exact(start - 1)}")
    if to is not None and to < start:
        between = exact((to + start) / 2)
        fields.wrong("to", f"trên {exact(to)} và dưới {exact(start)} (ví dụ {between}) không thuộc mức nào", "bỏ to")
    if to is not None and to > start:
        fields.wrong("to", f"chồng lên mức bắt đầu từ {exact(start)} điểm", "bỏ to")
    band = Band(fields.need("id", TEXT, '"kha"'), fields.need("name", TEXT, '"Khá"'), low)
    fields.close()
    return band
