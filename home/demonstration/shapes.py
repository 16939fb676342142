"""The shapes that the demonstration's data is written in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoCourse:
    """A course of the demonstration, as an officer would type it.

    ``district`` is an official code; ``topics`` are (name, hours) pairs whose hours sum to
    ``hours``; ``days`` says when it meets: "we", "ev" or "wd"; ``facts_id`` names the row of the
    source documents that it comes from ('' where it only fills a gap).
    """

    title: str
    title_en: str
    summary: str
    district: str
    group: str
    hours: int
    picture_word: str
    outcomes: tuple[str, ...]
    topics: tuple[tuple[str, int], ...]
    audience: str
    bring: str
    skill_types: tuple[str, ...] = ("new_skill",)
    target_groups: tuple[str, ...] = ("general",)
    fee_baht: int = 0
    material_fee_baht: int | None = None
    summary_en: str = ""
    days: str = "we"
    prerequisites: str = ""
    selection_criteria: str = ""
    trainer: str = "วิทยากรในชุมชน"
    for_parents: bool = False
    allowance_baht: int | None = None
    host_partner: str = ""
    is_one_district_one_occupation: bool = False
    facts_id: str = ""
