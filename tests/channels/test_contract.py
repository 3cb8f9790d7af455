"""One draft with every kind of question, by the same script on every channel: what is stored is the same."""

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from antq_rules import Profile
from bot.conversation.questions import KINDS
from bot.conversation.words import files, questions, scoring
from tests.channels import walking
from tests.channels.walking import RUBRIC
from tests.hands import Hand, WebHand
from tests.town import Town, town

OFFICE, CASE = "head-doanh-nghiep-1", "doanh-nghiep-1-2025"
PICTURE = b"\xff\xd8\xff\xe0 a picture"
FACTS = ("Vừa", "Không", "Không", "Có")  # no Party organisation, no union, guards of its own: all kinds are asked
Step = tuple[str, str, str]
"""What the person does (say, press or send), with what, and what is seen then."""

SCRIPT: Sequence[Step] = (
    ("press", scoring.WHY, "Vì sao hỏi câu 1?"),
    ("press", scoring.NOTE, "Viết ghi chú cho câu 1"),
    ("say", "đã có nghị quyết quý I", "✓ Đã lưu ghi chú"),
    ("press", files.EVIDENCE, "Gửi ảnh hoặc tệp"),
    ("send", "", "✓ Đã lưu minh chứng câu 1"),
    ("press", files.DONE, "Câu 1/21"),
    ("say", "ba", "Nhập số từ 0 đến 3"),
    ("say", "2", "Câu 2/21"),
    ("say", "85", "85%"),
    ("say", "1", "Vì sao đề nghị 1 điểm?"),
    ("say", "hai tổ đi làm ca đêm", "Câu 3/21"),
    ("say", "4,5", "Câu 4/21"),
    ("press", scoring.BACK, "Câu trả lời hiện tại"),
    ("press", scoring.KEEP, "Câu 4/21"),
    ("press", scoring.LATER, "Câu 5/21"),
    ("press", questions.MET, "Câu 6/21"),
    ("press", questions.NOT_MET, "Câu 7/21"),
    ("say", "2", "Câu 8/21"),
    ("press", questions.NOT_HAPPENED, "Câu 9/21"),
    ("press", questions.HAPPENED, "Câu 10/21"),
    ("say", "khong xay ra", "Câu 11/21"),
    ("press", questions.MET, "Câu 12/21"),
    ("press", questions.MET, "Câu 13/21"),
    ("press", questions.MET, "Câu 14/21"),
    ("press", questions.TAX_PAID, "Câu 15/21"),
    ("press", questions.MET, "Câu 16/21"),
    ("press", questions.GOOD, "Câu 17/21"),
    ("say", "9", "Câu 18/21"),
    ("press", questions.MET, "Câu 19/21"),
    ("press", questions.NOT_APPLICABLE, "Vì sao"),
    ("say", "cả công ty là một tổ", "Câu 20/21"),
    ("press", questions.PROPOSED, "Câu 21/21"),
    ("say", "1", "Có mấy cá nhân"),
    ("say", "2", "Kết quả tự chấm"),
    ("say", "/cau 4a", "Câu 4/21"),
    ("say", "đạt", "Kết quả tự chấm"),
)
STORED = {
    "1": {"points": "2"},
    "2": {"percent": "85", "claim": "1", "why": "hai tổ đi làm ca đêm"},
    "3": {"points": "4.5"},
    "4a": {"met": True},
    "4b": {"met": True},
    "4c": {"met": False},
    "4d": {"points": "2"},
    "5a": {"happened": False},
    "5b": {"happened": True},
    "5c": {"happened": False},
    "5d": {"met": True},
    "5đ": {"met": True},
    "5e": {"met": True},
    "5g": {"tax_paid": True},
    "6a": {"met": True},
    "6b": {"rating": "good"},
    "7": {"points": "9"},
    "8a": {"met": True},
    "8b": {"not_applicable": "cả công ty là một tổ"},
    "8c": {"status": "proposed"},
    "9": {"collective": 1, "individual": 2},
}


async def _play(hand: Hand) -> None:
    for act, what, seen in SCRIPT:
        if act == "press":
            await hand.press(what)
        elif act == "say":
            await hand.says(what)
        else:
            await hand.sends(PICTURE)
        await hand.sees(seen)


async def _begin(it: Town, channel: str) -> Hand:
    hand: Hand
    if channel == "web":
        hand = it.on_web()
        await hand.enter(it.code(OFFICE))
        await hand.press("Đồng ý")
        await hand.press("Đồng ý")
    else:
        hand = it.on_telegram(1001) if channel == "telegram" else it.on_zalo()
        await walking.join(hand, it.code(OFFICE))
    await hand.press("Tự chấm điểm")
    await hand.sees("Hồ sơ đơn vị năm")
    for fact in FACTS:
        await hand.press(fact)
        await hand.sees("")
    await hand.says("8")
    await hand.sees("Câu 1/21")
    return hand


def _stored(it: Town) -> tuple[dict[str, object], list[str], list[tuple[str, str]]]:
    """The answers by line, the notes, and the evidence of each line by its digest."""
    with it.database.read() as work:
        log, kept = work.answers.log(CASE), work.files.log(CASE)
    given = {entry.line: json.loads(entry.value) for entry in log if entry.kind == "answer"}
    notes = [f"{entry.line}: {json.loads(entry.value)}" for entry in log if entry.kind == "note"]
    return given, notes, [(entry.line, entry.digest) for entry in kept]


@pytest.mark.parametrize("way", ["telegram polling", "telegram webhook", "zalo polling", "zalo webhook", "web"])
async def test_the_same_script_stores_the_same(address: str, tmp_path: Path, way: str) -> None:
    """Whatever the channel: every kind of question, notes, evidence, reasons, going back and putting off."""
    async with town(address, tmp_path, webhook=way.endswith("webhook")) as it:
        hand = await _begin(it, way.split(maxsplit=1)[0])
        await _play(hand)
        if isinstance(hand, WebHand):
            await hand.close()
        given, notes, kept = _stored(it)
        assert given == STORED
        assert notes == ["1: đã có nghị quyết quý I"]
        assert kept == [("1", sha256(PICTURE).hexdigest())]
        assert it.telegram.violations + it.zalo.violations == 0


def test_the_script_asks_every_kind_of_question() -> None:
    """When the rules get a new kind of question, this script has to ask it too."""
    asked = {kind for value in STORED.values() for kind in value}
    assert asked >= {"points", "percent", "claim", "why", "met", "happened", "rating", "tax_paid"}
    assert asked >= {"status", "collective", "individual", "not_applicable"}
    profile = Profile(kind="enterprise", size="medium", party=False, union=False, guards=True)
    kinds = {line.ask_for(profile) for line in RUBRIC.scored} | {"not_applicable"}
    assert kinds == set(KINDS)
