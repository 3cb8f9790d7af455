"""A file of public holidays to DaysOff: every day lies in its year, and a swap joins a weekday and a weekend day."""

from datetime import date

from antq_rules.citation import Citation
from antq_rules.files.common_fields import read_citation, read_date_read, read_published
from antq_rules.parsing import DAY, FLAG, TEXT, WHOLE, Fields, Report, open_file
from antq_rules.working_days import SATURDAY, DayExample, DaysOff, Holiday, Swap

HOLIDAY_EXAMPLE = '- {name: "Quốc khánh", from: 2026-09-01, to: 2026-09-02}'
FIRST_YEAR = 2000
LAST_YEAR = 2100


def read_days_off(file: str, text: str) -> DaysOff:
    """Read the text of a file of holidays; raises RuleFileError with every problem."""
    report = Report(file)
    top = open_file(report, text)
    source = read_citation(top, "source")
    year = top.need("year", WHOLE, "2026")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        top.wrong("year", f"phải từ {FIRST_YEAR} đến {LAST_YEAR}", "year: 2026")
    found = DaysOff(
        id=top.need("id", TEXT, '"ngay-nghi-2026"'),
        year=year,
        title=top.need("title", TEXT, '"Ngày nghỉ lễ, tết năm 2026"'),
        source=source,
        read=read_date_read(top),
        published=read_published(top),
        holidays=tuple(_holiday(one, source, year) for one in top.children("holidays", HOLIDAY_EXAMPLE)),
        swaps=tuple(
            _swap(one, source, year) for one in top.children("swaps", "- {rest: 2026-08-31, work: 2026-08-22}")
        ),
        notes=top.each("notes", TEXT, '"Chưa có quyết định …"'),
        examples=tuple(_example(one, year) for one in top.children("examples", "- {day: 2026-09-02, working: false}")),
        hash=top.fingerprint,
    )
    if not found.holidays:
        top.wrong("holidays", "thiếu các ngày nghỉ", HOLIDAY_EXAMPLE)
    top.close()
    report.raise_any()
    return found


def _day(fields: Fields, key: str, year: int) -> date:
    """A day of this year."""
    day = fields.need(key, DAY, f"{year}-09-02")
    if day != date.min and day.year != year:
        fields.wrong(key, f"không thuộc năm {year}", f"{key}: {year}-09-02")
    return day


def _holiday(fields: Fields, source: Citation, year: int) -> Holiday:
    first = _day(fields, "from", year)
    last = _day(fields, "to", year) if fields.has("to") else first
    if last < first:
        fields.wrong("to", "ngày cuối trước ngày đầu", f"to: {first.isoformat()}")
    holiday = Holiday(fields.need("name", TEXT, '"Quốc khánh"'), first, last, read_citation(fields, "citation", source))
    fields.close()
    return holiday


def _swap(fields: Fields, source: Citation, year: int) -> Swap:
    swap = Swap(_day(fields, "rest", year), _day(fields, "work", year), read_citation(fields, "citation", source))
    if swap.rest.weekday() >= SATURDAY:
        fields.wrong("rest", "đã là ngày cuối tuần", f"rest: {year}-08-31")
    if swap.work.weekday() < SATURDAY:
        fields.wrong("work", "phải là thứ Bảy hoặc Chủ nhật", f"work: {year}-08-22")
    fields.close()
    return swap


def _example(fields: Fields, year: int) -> DayExample:
    example = DayExample(
        fields.need("says", TEXT, '"Quốc khánh được nghỉ"'),
        _day(fields, "day", year),
        fields.need("working", FLAG, "false"),
        fields.at,
    )
    fields.close()
    return example
