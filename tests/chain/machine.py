"""The chain as a machine of random people: what their cards offer, and all they should not be able to do with it."""

from contextlib import ExitStack
from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.conversation.events import Event, Said, Tapped
from bot.conversation.words import batch, decisions, delegating, result, reviewing, withdrawing
from tests.authority.stage import Rehearsal
from tests.chain.promises import Promises, content_of, told_why
from tests.chain.town import CASE, DELEGATE, HEADS, LENDERS, LINES, PEOPLE, REVIEWERS, TURNS
from tests.walker import Walker

TEXTS = ("2", "0", "100", "có", "hôm nay", "12/QĐ-UBND", "/choduyet", f"/mo {CASE}", "/tucham", "/rut", "/hoso", "thôi")
COMMENTS = st.integers(1, 10**6).map(lambda number: f"bổ sung biên bản số {number}")
NUMBER = st.integers(0, 10**4)
TURN = "whoever has the turn"
REVIEWER = st.sampled_from((*REVIEWERS, *(TURN,) * len(REVIEWERS)))


class Chain(RuleBasedStateMachine):
    """One example: everything is undone at its end."""

    def __init__(self, hall: Rehearsal, prepared: Walker) -> None:
        super().__init__()
        self._undo = ExitStack()
        self._undo.enter_context(hall.undone())
        self.hall = hall
        self.walker = Walker(hall, type(prepared.clock)(prepared.clock.at))  # type: ignore[arg-type]
        self.promises = Promises(content_of(self.walker.case(CASE)))
        self.sent: list[tuple[str, str, Event]] = []
        self.buttons: list[tuple[str, str]] = []
        self.number = 0

    def teardown(self) -> None:
        """Back to the beginning."""
        self._undo.close()

    def _send(self, person: str, event: Event, key: str = "") -> None:
        self.walker.person = person
        self.number += 1
        key = key or f"m{self.number}"
        self.walker.send(event, key=key)
        self.sent = [*self.sent[-30:], (person, key, event)]

    def _offered(self, person: str) -> list[tuple[str, str]]:
        """The buttons of the person's newest messages."""
        self.walker.person = person
        found = [
            (choice["action"], message["step"])
            for message in self.walker.messages()[-3:]
            for row in message["choices"]
            for choice in row
        ]
        self.buttons = list(dict.fromkeys([*self.buttons, *found]))[-200:]
        return found

    def _says(self, person: str, *texts: str) -> None:
        stage = self.walker.case().standing.stage
        if person == TURN:
            person = TURNS[stage.office] if stage else REVIEWERS[0]
        for text in texts:
            self._send(person, Said(text))

    @initialize(levels=st.integers(-1, 3))
    def begins(self, levels: int) -> None:
        """The case is a draft, handed in, or has passed some levels."""
        if levels >= 0:
            self.hands_in(HEADS[0])
        for _ in range(levels):
            self.lets_pass(TURN, decisions.RECOGNISED)

    @rule(person=st.sampled_from(PEOPLE), number=NUMBER)
    def presses(self, person: str, number: int) -> None:
        """A button that the person's last cards offer."""
        offered = self._offered(person)
        if offered:
            self._send(person, Tapped(*offered[number % len(offered)]))

    @rule(person=st.sampled_from(PEOPLE), number=NUMBER)
    def presses_an_old_one(self, person: str, number: int) -> None:
        """A button that anybody was shown at any time."""
        if self.buttons:
            self._send(person, Tapped(*self.buttons[number % len(self.buttons)]))

    @rule(person=st.sampled_from(PEOPLE), number=NUMBER)
    def presses_an_old_one_at_this_step(self, person: str, number: int) -> None:
        """The same, as if it were of the present step."""
        if self.buttons:
            self.walker.person = person
            step = str(self.walker.state().step)
            self._send(person, Tapped(self.buttons[number % len(self.buttons)][0], step))

    @rule(person=st.sampled_from(PEOPLE), text=st.sampled_from(TEXTS))
    def types(self, person: str, text: str) -> None:
        """Anything that may mean something."""
        self._says(person, text)

    @precondition(lambda self: self.sent)
    @rule(number=NUMBER, again=st.booleans())
    def comes_twice(self, number: int, again: bool) -> None:
        """An event is delivered again, as the same one or as a second tap, after whatever came between."""
        person, key, event = self.sent[number % len(self.sent)]
        self._send(person, event, "" if again else key)

    @rule(person=st.sampled_from(HEADS), line=st.sampled_from(LINES), text=st.sampled_from(("0", "1", "90", "Đạt")))
    def answers(self, person: str, line: str, text: str) -> None:
        """A head goes to a line and answers."""
        self._says(person, f"/cau {line}", text)

    @rule(person=st.sampled_from(HEADS), line=st.sampled_from(LINES), text=COMMENTS)
    def notes(self, person: str, line: str, text: str) -> None:
        """A head goes to a line and writes a note."""
        self._says(person, f"/cau {line}", "Ghi chú", text)

    @rule(person=st.sampled_from(HEADS))
    def hands_in(self, person: str) -> None:
        """From wherever the head is."""
        self._says(person, "/tucham")
        while self.walker.state().journey == "scoring":
            self._says(person, "Giữ nguyên" if self.walker.state().line in self.walker.case().answers else "Để sau")
        self._says(person, result.SUBMIT, result.CONFIRM)

    @rule(person=st.sampled_from(HEADS))
    def takes_back(self, person: str) -> None:
        """The head wants the case back."""
        self._says(person, "/rut", withdrawing.CONFIRM)

    @rule(person=REVIEWER)
    def agrees_to_all(self, person: str) -> None:
        """A reviewer opens the case and agrees to what is left."""
        self._says(person, f"/mo {CASE}", reviewing.AGREE_REST)

    @rule(person=REVIEWER, number=st.integers(0, 5), text=COMMENTS)
    def rescores(self, person: str, number: int, text: str) -> None:
        """A reviewer gives other points for some line."""
        self._says(person, f"/mo {CASE}", reviewing.ITEMS, *(reviewing.LATER,) * number, reviewing.RESCORE, "1", text)
        self._is_kept("rescored", text)

    @rule(person=REVIEWER, number=st.integers(0, 5), text=COMMENTS)
    def returns_a_line(self, person: str, number: int, text: str) -> None:
        """A reviewer returns some line with a comment."""
        self._says(person, f"/mo {CASE}", reviewing.ITEMS, *(reviewing.LATER,) * number, reviewing.RETURN_LINE, text)
        self._is_kept("line_returned", text)

    @rule(person=REVIEWER, text=COMMENTS)
    def returns(self, person: str, text: str) -> None:
        """A reviewer returns the case: the lines that are marked, else all of it with a comment."""
        self._says(person, f"/mo {CASE}", reviewing.RETURN)
        marked = self.walker.case().standing.returned_marks()
        self._says(person, reviewing.CONFIRM_RETURN if marked else text)
        if not marked:
            self._is_kept("returned", text)

    def _is_kept(self, kind: str, text: str) -> None:
        """What was done last, if it is new and of this kind, says what was typed."""
        fresh = self.walker.case().history[len(self.promises.history) :]
        assert all(event.text == text for event in fresh if event.kind == kind)

    @rule(person=REVIEWER, outcome=st.sampled_from((*(decisions.RECOGNISED,) * 3, decisions.REFUSED)))
    def lets_pass(self, person: str, outcome: str) -> None:
        """A reviewer agrees to the rest, and approves or decides, as the stage does."""
        self._says(person, f"/mo {CASE}", reviewing.AGREE_REST, reviewing.APPROVE)
        if self.walker.state().journey != "recognising":
            self._says(person, reviewing.CONFIRM_APPROVE)
            return
        refused = outcome == decisions.REFUSED
        confirm = decisions.CONFIRM_REFUSED if refused else reviewing.CONFIRM_APPROVE
        self._says(person, outcome, "12/QĐ-UBND", "hôm nay", *(("thiếu biên bản",) if refused else ()), confirm)

    @rule(person=REVIEWER)
    def approves_together(self, person: str) -> None:
        """A reviewer lets all cases without a flag pass at once."""
        self._says(person, "/choduyet", batch.BATCH, "12/QĐ-UBND", "hôm nay", reviewing.CONFIRM_APPROVE)

    @rule(person=st.sampled_from(LENDERS))
    def lends(self, person: str) -> None:
        """An officer lends the office to the delegate, from today on."""
        self._says(person, "/uyquyen", delegating.NEW)
        self._send(person, Tapped(f"whom:{DELEGATE}", str(self.walker.state().step)))
        self._says(person, "hôm nay", "30/12/2025", "đi công tác", delegating.CONFIRM)

    @rule(levels=st.integers(1, 2))
    def is_stood_in_for(self, levels: int) -> None:
        """Police and chair lend their offices to one person, who tries to let the case pass at once, at each level."""
        for person in (LENDERS[0], LENDERS[-1]):
            self.lends(person)
        for _ in range(levels):
            self.lets_pass(DELEGATE, decisions.RECOGNISED)

    @rule(person=st.sampled_from(LENDERS))
    def ends_the_loan(self, person: str) -> None:
        """The officer takes it back."""
        self._says(person, "/uyquyen")
        ends = [button for button in self._offered(person) if button[0].startswith("revoke:")]
        if ends:
            self._send(person, Tapped(*ends[-1]))

    @rule(minutes=st.sampled_from((1, 59, 61, 24 * 60, 20 * 24 * 60)))
    def time_passes(self, minutes: int) -> None:
        """Tokens run out, days go by, the case becomes late."""
        if self.walker.clock.at.month < 12:
            self.walker.clock.at += timedelta(minutes=minutes)

    @invariant()
    def promises_hold(self) -> None:
        """Everything that must hold of the case; a returned line says why to the head who comes to it."""
        case = self.walker.case(CASE)
        with self.hall.read() as work:
            moved = self.promises.hold(work, case)
        if moved and case.standing.state == "returned":
            for line in case.standing.reopened or LINES[:1]:
                with self.hall.undone():
                    self.walker.person = HEADS[0]
                    told_why(case, line, self.walker.send(Said(f"/cau {line}"), key=f"look {self.number} {line}"))
