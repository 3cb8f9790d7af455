"""`antq person erase`: nothing of the person is left, the records are, and the log stays whole."""

import json
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import create_engine, inspect, text

from bot.cases.replay import played
from bot.clock import MachineClock
from bot.commands.doctor.requests import check_requests
from bot.conversation.erasing import PURPOSE
from storage import Database
from storage.audit.verify import check
from storage.models import ActionToken, NewDelivery, NewEntry
from tests import shortcuts
from tests.cases.conftest import CASE, walker
from tests.commands.conftest import Here
from tests.storage.sample import NOW, TODAY
from tests.walker import SHELF, Walker

__all__ = ["walker"]

SECRET = "ông Nguyễn Văn Bí Mật"
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LATER = NOW + timedelta(days=30)


@pytest.fixture
def talked(furnished: Database) -> Database:
    """The head has written, has a chat, sessions, codes, tokens, a delegation, and entries in the log."""
    with furnished.begin() as work:
        work.people.prefer("hoa", "telegram")
        work.people.record_consent("hoa", "account", True, "1", "web", NOW)
        work.conversations.save("hoa", f'{{"draft": "{SECRET}"}}', 2, NOW)
        work.messages.claim("hoa", "telegram", "k1", 1, SECRET, NOW)
        work.messages.put([("hoa", 2, "telegram", f'{{"body": "{SECRET}"}}', NOW)])
        work.chats.add("telegram", "chat-hoa", "hoa", NOW)
        work.deliveries.add([NewDelivery("telegram", "chat-hoa", "hoa", 0, "send", NOW, 2, 2)], NOW)
        work.sign_ins.open_session("s1", "hoa", NOW, LATER)
        work.sign_ins.issue("c1", "hoa", NOW, LATER)
        work.cards.add("hoa", 2, "case-1")
        work.tokens.issue("t1", ActionToken("agree", "case-1", "head-1", "hoa", "", "c", 0, "1", "r", LATER))
        work.delegations.give("head-1", "hoa", "lan", TODAY, date(2099, 1, 1), "đi học", NOW)
        work.answers.append("case-1", "1", "answer", '{"points": "3"}', "hoa", "head-1", NOW)
        work.audit.append("thien-tin", [NewEntry("answer", "case-1", private={"text": ("hoa", SECRET)})], NOW, "s")
        work.audit.append("thien-tin", [NewEntry("answer", "case-1", private={"text": ("minh", "của Minh")})], NOW, "t")
    return furnished


def _everything(address: str) -> str:
    """Every row of every table, as text."""
    engine = create_engine(address)
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        rows = [str(row) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))]  # noqa: S608 - our own tables
    engine.dispose()
    return "\n".join(rows)


def test_nothing_of_the_person_is_left(here: Here, talked: Database, address: str) -> None:
    """Words, chats, sessions, codes, open buttons, choices; others' things are untouched."""
    assert SECRET in _everything(address)
    done = here("person", "erase", "--office", "head-1", "--yes")
    assert done.exit_code == 0, done.stderr
    for line in ("tin người đó đã gửi: 1", "trường cá nhân trong nhật ký: 1", "chức vụ thôi giữ từ hôm nay: 1"):
        assert line in done.stdout
    assert "Còn giữ" in done.stdout
    left = _everything(address)
    assert SECRET not in left
    assert "chat-hoa" not in left
    assert "của Minh" in left
    with talked.begin() as work:
        assert work.places.offices_of("hoa", TODAY + timedelta(days=9999)) == ()
        assert work.sign_ins.session("s1", NOW) is None
        assert work.sign_ins.look("c1", NOW) == "unknown"
        assert work.tokens.find("t1") is None
        assert work.delegations.to("lan", TODAY + timedelta(days=999)) == ()
        assert work.people.find("hoa").preferred is None  # type: ignore[union-attr]
        assert work.conversations.open("hoa").state is None


def test_records_and_proofs_stay(here: Here, talked: Database) -> None:
    """Answers and consents are kept, the log is whole and says what was done without naming anybody."""
    here("person", "erase", "hoa", "--yes")
    with talked.read() as work:
        assert len(work.answers.log("case-1")) == 1
        assert work.people.consents("hoa")["account"] is True
        log = [*work.audit_log.lines()]
    assert check(log).erased == 1
    assert '"kind":"person_erased"' in log[2]
    assert "hoa" not in log[2]
    assert here("audit", "verify").exit_code == 0
    assert "chưa có người" in here("units", "list").stdout


def test_a_case_can_still_be_replayed(walker: Walker) -> None:
    """After the head and the officer of a case are erased, it comes out the same and the log is whole."""
    from bot.commands.person import erase  # noqa: PLC0415 - beside its one use

    for person in ("head-thcs-1", "police-commune"):
        erase(walker.database, person, walker.clock)
    with walker.database.read() as work:
        assert played(work, CASE, SHELF).compared > 0
        assert work.audit_log.checked().erased > 0
        assert "bổ sung danh sách" not in "\n".join(work.audit_log.lines())


def test_the_person_comes_back_with_a_new_invitation(walker: Walker) -> None:
    """As somebody new, from the same chat too: greeted as a stranger, asked to agree, and finds the unit's case."""
    from bot.commands.person import erase  # noqa: PLC0415 - beside its one use

    walker.joins("head-thcs-1")
    shortcuts.agree(walker)
    before = walker.person
    erase(walker.database, before, walker.clock)
    walker.joins("head-thcs-1")
    assert walker.person != before
    with walker.database.read() as work:
        assert work.people.consents(walker.person) == {}
    shortcuts.agree(walker)
    walker.says("/ketqua")
    assert walker.case().unit.id == "thcs-1"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "PERSON: nêu mã người"),
        (("hoa", "--office", "head-1"), 2, "PERSON: nêu mã người"),
        (("nobody", "--yes"), 2, "không có 'nobody'"),
        (("--office", "head-9", "--yes"), 2, "gần nhất: head-1"),
        (("hoa",), 2, "antq person erase hoa --yes"),
    ],
)
def test_wrong_use_erases_nothing(
    here: Here, talked: Database, address: str, arguments: tuple[str, ...], code: int, says: str
) -> None:
    """One line; without --yes and without a person at the terminal nothing happens."""
    before = _everything(address)
    done = here("person", "erase", *arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (code, 1)
    assert says in done.stderr
    assert _everything(address) == before
    assert talked.is_current()


def test_an_office_of_two_people_or_none_is_not_guessed(here: Here, talked: Database) -> None:
    """Who is meant must be said by name where more than one could be."""
    with talked.begin() as work:
        work.places.appoint("head-1", "minh", TODAY)
        work.places.add_office("chair", "commune_chair", "Chủ tịch", "thien-tin")
    assert "hãy nêu mã người" in here("person", "erase", "--office", "head-1", "--yes").stderr
    assert "chưa có người giữ" in here("person", "erase", "--office", "chair", "--yes").stderr


def test_a_request_is_open_until_it_is_done(here: Here, furnished: Database) -> None:
    """The doctor names who asked, their offices and since when; erasing closes it and says so."""
    asked = MachineClock(VIETNAM).now() - timedelta(days=3)
    with furnished.begin() as work:
        work.people.record_consent("hoa", PURPOSE, True, "1", "web", asked)
        work.people.record_consent("minh", PURPOSE, True, "1", "web", asked)
        work.people.record_consent("minh", PURPOSE, False, "1", "web", asked)
    (line,) = (each for each in here("doctor").stdout.splitlines() if "yêu cầu xóa" in each)
    assert line.startswith(f"– yêu cầu xóa dữ liệu: hoa (head-1), từ {asked:%H:%M %d/%m/%Y}, đã 3 ngày")
    assert "antq person erase hoa" in line
    assert "yêu cầu xóa của người đó đã xong: 1" in here("person", "erase", "hoa", "--yes").stdout
    assert "yêu cầu xóa" not in here("doctor").stdout
    with furnished.read() as work:
        last = work.people.consent_log("hoa")[-1]
        payload = json.loads(next(line for line in work.audit_log.lines() if "person_erased" in line))["payload"]
    assert (last.purpose, last.given, last.channel) == (PURPOSE, False, "operator")
    assert payload["gone"]["requests"] == 1


@pytest.mark.parametrize(("year", "days", "state"), [(2026, 20, "note"), (2026, 21, "mend"), (2025, 21, "note")])
def test_a_request_that_waits_too_long_is_to_be_mended(furnished: Database, year: int, days: int, state: str) -> None:
    """After the last day the law gives; before it was in force nothing is said of one."""
    asked = datetime(year, 3, 2, 23, 0, tzinfo=VIETNAM)
    with furnished.begin() as work:
        work.people.record_consent("hoa", PURPOSE, True, "1", "web", asked)
    (found,) = check_requests(furnished, asked + timedelta(days=days))
    assert found.state == state
    assert ("hạn 22/03/2026 (Nghị định 356/2025/NĐ-CP, Điều 5)" in found.what) == (year == 2026)
