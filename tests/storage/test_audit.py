"""The audit log: chained without gaps, checked by a file that stands alone, erasable where it speaks of a person."""

import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from storage import Database, open_database
from storage.audit import verify
from storage.audit.verify import Broken, check
from storage.models import NewEntry
from tests.storage.audit_sample import ENTRIES, checked, lines
from tests.storage.sample import NOW


def test_a_log_is_whole(filled: Database) -> None:
    """Every entry follows the one before, in the chain of the commune's province or in that of no province."""
    checker = checked(filled)
    assert (checker.entries, checker.erased) == (4, 0)
    assert {chain: seq for chain, (seq, _) in checker.heads.items()} == {"-": 1, "quang-ngai": 3}


def test_an_empty_log_is_whole(furnished: Database) -> None:
    """Before anything happened there is nothing to find."""
    assert checked(furnished).entries == 0


def test_the_head_of_a_day(filled: Database) -> None:
    """The last entry made before a moment; none before the first."""
    with filled.read() as work:
        heads = {head.chain: head for head in work.audit_log.heads()}
        assert work.audit_log.head_before("quang-ngai", NOW) is None
        second = work.audit_log.head_before("quang-ngai", NOW + timedelta(days=2))
        assert second is not None
        assert second.seq == 2
        assert work.audit_log.head_before("quang-ngai", NOW + timedelta(days=9)) == heads["quang-ngai"]


def test_the_database_refuses_a_gap_and_a_fork(filled: Database, address: str) -> None:
    """Even plain SQL cannot add an entry that does not follow the last one."""
    columns = "chain, seq, at, kind, payload, sealed, previous, hash"
    row = f"INSERT INTO audit_entry ({columns}) VALUES ('{{}}', {{}}, '', '', '', '', '{{}}', 'x')"  # noqa: S608
    last = checked(filled).heads["quang-ngai"][1]
    engine = create_engine(address)
    for chain, seq, previous in (("quang-ngai", 5, last), ("quang-ngai", 4, "other"), ("nowhere", 1, verify.FIRST)):
        with pytest.raises(Exception, match="does not follow"), engine.begin() as connection:
            connection.exec_driver_sql(row.format(chain, seq, previous))
    engine.dispose()


def test_a_place_nobody_knows_has_no_chain(filled: Database) -> None:
    """An entry for a locality that is not there is refused and leaves nothing."""
    with pytest.raises(KeyError), filled.begin() as work:
        work.audit.append("nowhere", ENTRIES, NOW, "secret")
    assert checked(filled).entries == 4


def test_a_turn_that_fails_leaves_no_entry(filled: Database) -> None:
    """The numbers of a transaction rolled back are used by the next one."""

    def fail() -> None:
        with filled.begin() as work:
            work.audit.append("thien-tin", ENTRIES, NOW, "secret")
            raise ZeroDivisionError

    with suppress(ZeroDivisionError):
        fail()
    with filled.begin() as work:
        work.audit.append("quang-ngai", ENTRIES[:1], NOW, "secret")
    assert checked(filled).heads["quang-ngai"][0] == 4


def test_an_erased_person_leaves_the_chain_whole(filled: Database) -> None:
    """The fields about one person go, those of others stay, and every hash still fits."""
    with filled.begin() as work:
        assert work.audit.erase("hoa") == 3
    checker = checked(filled)
    assert (checker.entries, checker.erased) == (4, 3)
    told = "\n".join(lines(filled))
    assert "hoa" not in told
    assert "minh" in told


def test_an_erased_person_cannot_be_guessed(filled: Database) -> None:
    """Without the salt the commitment of the same person is another in each entry, so that none tells who it was."""
    with filled.begin() as work:
        work.audit.erase("hoa")
        sealed = [each.sealed for each in work.audit_log.of_case("case-1")]
    assert len(set(sealed)) == len(sealed)
    assert not any(verify.commitment("", "hoa", "hoa") in each for each in sealed)


def test_the_verifier_stands_alone(filled: Database, tmp_path: Path) -> None:
    """Copied elsewhere and run without any of ours it counts the entries; with a changed file it names the entry."""
    copy, file = tmp_path / "check_it.py", tmp_path / "log.jsonl"
    copy.write_text(Path(verify.__file__).read_text(encoding="utf-8"), encoding="utf-8")
    file.write_text("\n".join(lines(filled)) + "\n", encoding="utf-8")
    head = checked(filled).heads["quang-ngai"][1]

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-S", str(copy), str(file), *more]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    whole = run("--head", f"quang-ngai:3:{head[:16]}")
    assert (whole.returncode, "4 mục" in whole.stdout, head in whole.stdout) == (0, True, True)
    assert run("--head", f"quang-ngai:3:{'0' * 16}").returncode == 1
    assert "mục 4" in run("--head", f"quang-ngai:4:{'0' * 16}").stderr
    assert run("--head", "quang-ngai").returncode == 2
    file.write_text(file.read_text(encoding="utf-8").replace('"line":"1"', '"line":"2"'), encoding="utf-8")
    broken = run()
    assert (broken.returncode, "quang-ngai, mục 2" in broken.stderr) == (1, True)
    assert run(str(tmp_path)).returncode == 2


def test_a_log_cut_off_is_found(filled: Database) -> None:
    """Without its last lines, or with a line twice or left out, a log is not whole."""
    whole = lines(filled)
    for less in (whole[:-1], whole[:3], whole[1:], whole[:1] + whole, [*whole[:2], *whole[3:]], [*whole, whole[-1]]):
        with pytest.raises(Broken):
            check(less)


def _append_many(address: str, who: str) -> None:
    database = open_database(address)
    for turn in range(25):
        entry = NewEntry("answer", "case-1", who, None, {"turn": turn}, {"person": (who, who)})
        with suppress(ZeroDivisionError), database.begin() as work:
            work.audit.append("thien-tin", [entry] * (1 + turn % 3), NOW, f"{who}-{turn}")
            if turn % 5 == 4:
                raise ZeroDivisionError
    database.close()


def test_two_processes_append_at_once(furnished: Database, address: str) -> None:
    """Whoever appends holds the chain: no number is missing or used twice, and every hash follows."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for done in [pool.submit(_append_many, address, who) for who in ("hoa", "minh")]:
            done.result()
    checker = checked(furnished)
    assert (
        checker.entries
        == checker.heads["quang-ngai"][0]
        == 2 * sum(1 + turn % 3 for turn in range(25) if turn % 5 != 4)
    )
