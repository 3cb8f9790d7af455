"""The five locality plans, fact by fact. Sources: the plan documents named in each file."""

from datetime import date

import pytest

from antq_rules import Plan, Profile, Shelf, UnknownRule, deadlines

SHELF = Shelf.builtin()

# plan, tracks, whom it addresses, the offices of the chain with what they do
PLANS = [
    (
        "binh-giang-2023",
        ("t3",),
        ("agency", "school"),
        [("commune_police", "approve"), ("commune_chair", "approve"), ("district_chair", "decide")],
    ),
    ("quan-12-2023", ("t3",), ("school",), [("education_office", "approve"), ("education_department", "approve")]),
    (
        "cam-ranh-2023",
        ("t1",),
        ("school:mn", "school:th", "school:thcs", "school:other"),
        [("education_office", "approve")],
    ),
    (
        "bac-kan-2023",
        ("t3",),
        ("agency", "enterprise", "school"),
        [
            ("commune_chair", "approve"),
            ("district_chair", "approve"),
            ("province_police", "approve"),
            ("province_chair", "decide"),
        ],
    ),
    *(
        (
            two_level,
            ("t1", "t2", "t3"),
            ("agency", "enterprise", "school"),
            [
                ("commune_police", "approve"),
                ("commune_chair", "decide"),
                ("province_police", "approve"),
                ("province_chair", "decide"),
            ],
        )
        for two_level in ("quoc-gia", "thien-tin-2025")
    ),
]

# plan, id, task, who, to, the day before which it is due in 2023
DATES = [
    ("binh-giang-2023", "dang-ky-dien-hinh", "register", "head", None, date(2023, 1, 20)),
    ("binh-giang-2023", "don-vi-bao-cao", "report", "head", "education_office", date(2023, 10, 20)),
    ("quan-12-2023", "truong-bao-cao", "report", "head", "education_office", date(2023, 10, 10)),
    ("quan-12-2023", "phong-bao-cao-so", "forward", "education_office", "education_department", date(2023, 10, 15)),
    ("quan-12-2023", "phong-bao-cao-bcd", "forward", "education_office", "district_board", date(2023, 10, 15)),
    ("bac-kan-2023", "dang-ky-dien-hinh", "register", "head", None, date(2023, 4, 1)),
    ("bac-kan-2023", "xa-bao-cao", "forward", "commune_chair", "district_chair", date(2023, 10, 1)),
    ("bac-kan-2023", "huyen-bao-cao", "forward", "district_chair", "province_police", date(2023, 10, 15)),
    ("bac-kan-2023", "so-nganh-bao-cao", "report", "province_department", None, date(2023, 10, 15)),
    ("bac-kan-2023", "tinh-cong-nhan", "recognise", "province_chair", None, date(2023, 10, 25)),
]


@pytest.mark.parametrize(("plan_id", "tracks", "invites", "chain"), PLANS, ids=lambda one: one)
def test_who_takes_part_and_who_decides(
    plan_id: str, tracks: tuple[str, ...], invites: tuple[str, ...], chain: list[tuple[str, str]]
) -> None:
    """Tracks, units and chain as the plan has them."""
    plan = SHELF.plan(plan_id)
    assert (plan.tracks, plan.invites) == (tracks, invites)
    assert [(stage.office, stage.does) for stage in plan.stages] == chain


def test_every_date_of_the_legacy_plans() -> None:
    """Each date with its task, office and receiver; Cam Ranh sets none."""
    found = [
        (plan.id, one.id, one.task, one.who, one.to, one.before)
        for plan in map(SHELF.plan, ("binh-giang-2023", "quan-12-2023", "cam-ranh-2023", "bac-kan-2023"))
        for one in deadlines(plan, 2023)
    ]
    assert sorted(found) == sorted(DATES)


def test_a_plan_without_dates_is_answered_with_the_national_ones() -> None:
    """Cam Ranh sets no date: register in Quý I, recognise before 20/11, classify before 30/11 (TT 124, QĐ 510)."""
    found = deadlines(SHELF.plan("cam-ranh-2023"), 2023, SHELF.plan("quoc-gia"))
    assert [(one.id, one.plan) for one in found] == [
        ("dang-ky", "quoc-gia"),
        ("cong-nhan", "quoc-gia"),
        ("phan-loai", "quoc-gia"),
    ]
    assert any("không đặt ngày nào" in note for note in SHELF.plan("cam-ranh-2023").notes)


def test_registering_as_an_exemplar_does_not_replace_registering_for_the_standard() -> None:
    """The tracks are never mixed: Bình Giang's 20/01 is for T3, the national 01/4 for T1."""
    found = deadlines(SHELF.plan("binh-giang-2023"), 2023, SHELF.plan("quoc-gia"))
    assert [one.id for one in found if one.task == "register"] == ["dang-ky-dien-hinh", "dang-ky"]


@pytest.mark.parametrize("plan", SHELF.plans(), ids=lambda one: one.id)
def test_files_say_where_they_come_from(plan: Plan) -> None:
    """Every file was read by a person, holds examples and notes, and cites each stage and date."""
    assert plan.read
    assert plan.examples
    assert plan.notes
    assert plan.parents
    cited = [stage.citation for stage in plan.stages]
    cited += [rule.citation for rule in plan.dates]
    cited += [target.citation for target in plan.targets]
    assert all(one.instrument and one.article for one in cited)


def test_the_legacy_plans_ended_with_the_district_level() -> None:
    """Since 01/7/2025 there is no district level and no Phòng GD&ĐT."""
    legacy = [plan for plan in SHELF.plans() if plan.in_force.end]
    assert {plan.id for plan in legacy} == {"bac-kan-2023", "binh-giang-2023", "cam-ranh-2023", "quan-12-2023"}
    assert {plan.in_force.end for plan in legacy} == {date(2025, 6, 30)}
    assert all(any("9745/QĐ-BCA-V05 ngày 28/12/2022" in note for note in plan.notes) for plan in legacy)


@pytest.mark.parametrize(
    ("plan_id", "unit", "invited", "outside"),
    [
        ("binh-giang-2023", Profile("school", level="mn"), True, True),
        ("binh-giang-2023", Profile("school", level="thcs"), True, False),
        ("binh-giang-2023", Profile("enterprise", size="large"), False, False),
        ("quan-12-2023", Profile("school", level="th"), True, True),
        ("quan-12-2023", Profile("agency"), False, False),
        ("cam-ranh-2023", Profile("school", level="th"), True, True),
        ("cam-ranh-2023", Profile("school", level="thpt"), False, False),
        ("bac-kan-2023", Profile("enterprise", size="micro"), True, True),
    ],
)
def test_kinds_invited_and_out_of_scope(plan_id: str, unit: Profile, invited: bool, outside: bool) -> None:
    """A plan may invite units that TT 124 does not bind, and leave others out."""
    plan = SHELF.plan(plan_id)
    assert plan.invites_unit(unit) is invited
    assert (plan.outside_scope(unit) is not None) is outside


def test_units_of_another_level_have_a_chain_of_their_own() -> None:
    """Bình Giang: Công an huyện → UBND huyện → UBND tỉnh, and Công an tỉnh → UBND tỉnh."""
    plan = SHELF.plan("binh-giang-2023")
    assert [stage.office for stage in plan.with_chain("cap-huyen").stages] == [
        "district_police",
        "district_chair",
        "province_chair",
    ]
    assert [stage.does for stage in plan.with_chain("cap-tinh").stages] == ["approve", "decide"]
    with pytest.raises(UnknownRule, match="chain: không có 'cap-xa', đang có: cap-huyen, cap-tinh"):
        plan.with_chain("cap-xa")


def test_a_level_may_be_absent() -> None:
    """What went to an absent level goes to the next one there is; its own dates are nobody's."""
    plan = SHELF.plan("bac-kan-2023").without("district_chair")
    assert [stage.office for stage in plan.stages] == ["commune_chair", "province_police", "province_chair"]
    assert {rule.id: rule.to for rule in plan.dates if rule.task == "forward"} == {"xa-bao-cao": "province_police"}
    top = SHELF.plan("thien-tin-2025").without("province_police", "province_chair")
    assert {rule.id: rule.to for rule in top.dates} == {"don-vi-bao-cao": "commune_police", "cong-an-xa-bao-cao": None}
    beside = SHELF.plan("quan-12-2023").without("district_board")
    assert {rule.id: rule.to for rule in beside.dates}["phong-bao-cao-bcd"] is None
    with pytest.raises(ValueError, match="no level of the chain is left"):
        SHELF.plan("cam-ranh-2023").without("education_office")
