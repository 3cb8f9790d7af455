"""A commune where a plan is in force: one school, and every office of the plan's chain; nobody holds one yet."""

from antq_rules import Plan
from bot.commands.titles import fits, title_of
from storage.engine import Database
from storage.models import LocalityRow

PROVINCE = LocalityRow("tinh-mau", "Tỉnh Mẫu", "province", None, None)
COMMUNE = LocalityRow("xa-mau", "Xã Mẫu", "commune", PROVINCE.id, None)


def found(database: Database, plan: Plan) -> None:
    """Enter the places, the school "thcs-1" with its head "head-thcs-1", and the offices, called as their kinds are."""
    with database.begin() as work:
        for place in (PROVINCE, COMMUNE):
            work.places.add_locality(place.id, place.name, place.level, place.parent_id, plan.id)
        work.places.add_unit("thcs-1", COMMUNE.id, "Trường THCS Mẫu", "Thôn Đông", "school", "thcs")
        work.places.add_office("head-thcs-1", "head", "Hiệu trưởng Trường THCS Mẫu", COMMUNE.id, "thcs-1")
        for stage in plan.stages:
            place = COMMUNE if fits(stage.office, COMMUNE) else PROVINCE
            work.places.add_office(stage.office, stage.office, title_of(stage.office, place), place.id)
