"""The parts that rubric and plan files share: in force, source, citations, the date of reading."""

from datetime import date

from antq_rules.citation import Citation
from antq_rules.parsing import DAY, FLAG, TEXT, Fields
from antq_rules.rubric import InForce

SOURCE_EXAMPLE = '{instrument: "Kế hoạch 358/KH-UBND", article: "Phụ lục"}'


def read_in_force(top: Fields) -> InForce:
    """The days the file holds; `to` may be missing and may not come before `from`."""
    fields = top.child("in_force", "{from: 2025-09-05}")
    if fields is None:
        if not top.has("in_force"):
            top.wrong("in_force", "thiếu mục này", "in_force: {from: 2025-09-05}")
        return InForce(date.min)
    start = fields.need("from", DAY, "2025-09-05")
    end = fields.may("to", DAY, "2026-12-31")
    if end is not None and end < start:
        fields.wrong("to", "ngày hết hiệu lực trước ngày có hiệu lực", f"to: {start.isoformat()}")
    fields.close()
    return InForce(start, end)


def read_date_read(top: Fields) -> date | None:
    """When a person last compared the file with its source."""
    fields = top.child("read", "{date: 2026-11-21}")
    if fields is None:
        return None
    day = fields.need("date", DAY, "2026-11-21")
    fields.close()
    return day


def read_published(top: Fields) -> date | None:
    """Since when cases may rest on the file: what it decides then never changes, which is checked from outside."""
    day = top.may("published", DAY, "2026-11-25")
    if day is not None and not top.has("read"):
        top.wrong("published", "công bố thì phải có ngày đối chiếu với nguồn (read)", "read: {date: 2026-11-21}")
    return day


def read_citation(parent: Fields, key: str, source: Citation | None = None) -> Citation:
    """The citation under this key; inside a plan the instrument may be left out and is then the plan's own."""
    fields = parent.child(key, SOURCE_EXAMPLE)
    if fields is None:
        if not parent.has(key):
            parent.wrong(key, "thiếu nguồn trích dẫn", f"{key}: {SOURCE_EXAMPLE}")
        return source or Citation("", "")
    own = source is not None and not fields.has("instrument")
    instrument = source.instrument if source and own else fields.need("instrument", TEXT, '"Kế hoạch 358/KH-UBND"')
    issued = fields.may("issued", DAY, "2025-09-05")
    by = fields.may("by", TEXT, '"UBND xã Thiện Tín"')
    confirmed = fields.may("confirmed", FLAG, "true")
    citation = Citation(
        instrument,
        fields.need("article", TEXT, '"Điều 7"'),
        fields.may("clause", TEXT, '"khoản 1"'),
        source.issued if source and own else issued,
        source.by if source and own else by,
        confirmed is not False,
    )
    fields.close()
    return citation
