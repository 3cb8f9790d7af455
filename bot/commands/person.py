"""`antq person erase`: what is kept about a person goes, the records of the offices stay."""

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Annotated

import typer

from bot.audit.by_operator import person_erased
from bot.clock import MachineClock
from bot.commands.errors import NotDone, WrongUse
from bot.commands.offices import Wanted, office_for
from bot.commands.terminal import carefully, opened
from bot.conversation.erasing import PURPOSE
from bot.ports import Clock
from storage import Database
from storage.unit_of_work import Work

EXAMPLE = "antq person erase --office head-thcs-1 --yes"
_SORTS = {
    "written": "tin người đó đã gửi",
    "read": "tin bot đã gửi",
    "chats": "cuộc trò chuyện Zalo, Telegram",
    "deliveries": "tin trong hàng gửi",
    "sessions": "phiên đăng nhập trên trang web",
    "codes": "mã đổi kênh, đổi máy",
    "tokens": "nút duyệt chưa bấm",
    "calendars": "đường dẫn lịch",
    "reminders": "lời nhắc",
    "pings": "lượt nhắc trong ngày",
    "choices": "lựa chọn về lời nhắc",
    "views": "dấu đã đọc trên trang web",
    "cards": "thẻ hồ sơ trong cuộc trò chuyện",
    "fields": "trường cá nhân trong nhật ký",
    "offices": "chức vụ thôi giữ từ hôm nay",
    "delegations": "ủy quyền còn hiệu lực được chấm dứt",
    "requests": "yêu cầu xóa của người đó đã xong",
}
_KEPT = (
    "Còn giữ (hồ sơ công vụ): câu trả lời, ghi chú, minh chứng, đăng ký, tự kiểm tra, câu hỏi đã chuyển,"
    " biên bản họp, lượt nhắc, cuộc gọi, ý kiến, quyết định, ủy quyền; người đó chỉ còn là một mã không có nghĩa,"
    " nhưng lời đã viết trong đó vẫn còn. Các lần đồng ý (bằng chứng); nhật ký, đã bỏ phần cá nhân,"
    " vẫn kiểm tra được."
)

person_app = typer.Typer(no_args_is_help=True, help="Dữ liệu cá nhân.")


@person_app.command("erase")
def erase_command(
    person: Annotated[
        str | None, typer.Argument(metavar="[PERSON]", help="Mã người, như trong antq units list.")
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", metavar="OFFICE", help="Người đang giữ chức vụ này, ví dụ head-thcs-1.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Không hỏi lại.")] = False,  # noqa: FBT002 - as typer wants it
) -> None:
    """Xóa dữ liệu của một người theo yêu cầu của họ; hồ sơ công vụ và nhật ký được giữ."""
    with carefully() as settings, opened(settings) as database:
        clock = MachineClock(settings.zone)
        who = _whose(database, person, office, clock.now())
        if not yes:
            _ask(who)
        gone = erase(database, who, clock)
    typer.echo("\n".join(_told(who, gone)))


def erase(database: Database, person: str, clock: Clock) -> Mapping[str, int]:
    """Take out what is kept about a person, in one transaction; how many of each sort there were."""
    now = clock.now()
    with database.begin() as work:
        work.conversations.open(person)  # a turn of theirs that runs ends first
        offices = work.erasure.offices(person, now.date())
        gone = dict(work.erasure.erase(person, now, now.date()))
        gone["fields"] = work.audit.erase(person)
        gone["requests"] = _close_request(work, person, now)
        for place in sorted(_places(work, offices), key=str):
            work.audit.append(place, [person_erased(gone)], now, f"{clock.secret()}{place}")
    return gone


def _close_request(work: Work, person: str, now: datetime) -> int:
    """What the person asked for is done; 0 where they had not asked."""
    if not work.people.consents(person).get(PURPOSE):
        return 0
    work.people.record_consent(person, PURPOSE, False, "", "operator", now)  # noqa: FBT003 - as the log says it
    return 1


def _places(work: Work, offices: tuple[str, ...]) -> set[str | None]:
    """In whose chains it is entered: one for each locality the person held an office in, else that of nobody."""
    held = (work.places.office(each) for each in offices)
    return {each.locality_id for each in held if each is not None} or {None}


def _whose(database: Database, person: str | None, office: str | None, now: datetime) -> str:
    """The one person meant; raises WrongUse or NotDone."""
    if (person is None) == (office is None):
        raise WrongUse(f"PERSON: nêu mã người, hoặc chức vụ của người đó; ví dụ: {EXAMPLE}")
    with database.read() as work:
        if person is not None:
            if work.people.find(person) is None:
                raise WrongUse(f"PERSON: không có {person!r}, xem antq units list; ví dụ: {EXAMPLE}")
            return person
        wanted = office_for(work, Wanted(str(office), None, None), now.date())
    if not wanted.holders:
        raise NotDone(f"--office: {wanted.id} chưa có người giữ; không có gì để xóa")
    if len(wanted.holders) > 1:
        raise WrongUse(
            f"--office: {wanted.id} có {len(wanted.holders)} người giữ ({', '.join(wanted.holders)}), hãy nêu mã người;"
            f" ví dụ: antq person erase {wanted.holders[0]}"
        )
    return wanted.holders[0]


def _ask(person: str) -> None:
    if not sys.stdin.isatty():
        raise WrongUse(
            f"--yes: cần xác nhận, không khôi phục được sau khi xóa; ví dụ: antq person erase {person} --yes"
        )
    if not typer.confirm(f"Xóa dữ liệu của {person}? Không khôi phục được.", default=False):
        raise NotDone("Chưa xóa gì.")


def _told(person: str, gone: Mapping[str, int]) -> Iterator[str]:
    yield f"Đã xóa dữ liệu của {person}, cùng ngôn ngữ, kênh ưu tiên và chỗ đang dở:"
    for key, name in _SORTS.items():
        if gone.get(key):
            yield f"  {name}: {gone[key]}"
    yield _KEPT
    yield "Bản sao lưu cũ còn dữ liệu này cho đến khi được xóa. Muốn dùng lại thì cần một mã mời mới."
