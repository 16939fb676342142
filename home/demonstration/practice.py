"""Stories of best practice: the write-up of the papers, people by their role, and made-up others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Model

from catalogue.models import CoursePage, PolicyReference
from home.content import prose
from home.demonstration import pages
from home.demonstration.award_rows import awards
from home.demonstration.drawn import drawn
from showcase.models import BestPracticePage, PracticePolicy, PracticeProduct, ProductPage

#: The page writes "pictures by" before it.
_DRAWN_BY = "ผู้วาดภาพของเว็บไซต์สาธิต (ภาพวาดประกอบ)"
_PLAIN = (
    "title",
    "title_en",
    "summary",
    "summary_en",
    "template_form",
    "occupational_group",
    "topics",
    "evaluation_year",
    "problem",
    "method",
    "outcome",
    "cost",
    "preface",
    "picture_word",
)


def make(today: date) -> Sequence[Model]:
    """Make the stories below the centres whose teachers tell them."""
    known = {policy.code: policy for policy in PolicyReference.objects.all()}
    made = []
    for row in pages.rows("practice", "story"):
        unit = pages.unit_at(row["place"])
        if unit is None:
            continue
        page = BestPracticePage(**_values(row))
        page.policies.set(
            [
                PracticePolicy(
                    sort_order=number,
                    reference=known[one["code"]],
                    item=one.get("item", ""),
                    excerpt=one.get("excerpt", ""),
                )
                for number, one in enumerate(row.get("policies", ()))
                if one["code"] in known
            ]
        )
        page.made.set(
            [
                PracticeProduct(sort_order=number, product=product)
                for number, product in enumerate(_products(row))
            ]
        )
        pages.add_page(unit, page, pages.days_ago(today, row["published"]))
        made.append(page)
    return made


def _values(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _PLAIN if name in row},
        "background": prose.blocks(row["background"]),
        "steps": list(_steps(row)),
        "successes": [
            *(("figure", {"source": "", **one}) for one in row.get("figures", ())),
            *(("success", text) for text in row["successes"]),
        ],
        "awards": awards(row.get("awards", ())),
        "cautions": [("caution", text) for text in row["cautions"]],
        "references": [("reference", {"text": text, "url": ""}) for text in row["references"]],
        "credits": [("credit", one) for one in row["credits"]],
        "pictures": [("picture", one) for one in _pictures(row)],
        "course": _course(row),
    }


def _steps(row: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    steps: list[tuple[str, dict[str, Any]]] = []
    for one in row["steps"]:
        steps.append(("step", {"text": "", "points": [], **one}))
        if one["title"] == row.get("four_c_below"):
            steps.append(("four_c", row["four_c"]))
    return steps


def _pictures(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Drawings stand in for photographs: nobody is in them, and everybody may use them."""
    found = []
    for one in row.get("pictures", ()):
        image = drawn(one["file"])
        if image is not None:
            found.append(
                {
                    "image": image,
                    "caption": one["caption"],
                    "licence": "public",
                    "photographer": one.get("credit", _DRAWN_BY),
                    "consent": "nobody",
                }
            )
    return found


def _course(row: dict[str, Any]) -> CoursePage | None:
    """The course of that title: of the same district where it is taught there."""
    title = row.get("course")
    if not title:
        return None
    same = CoursePage.objects.filter(title=title).order_by("path")
    unit = pages.unit_at(row["place"][:4])
    near = same.descendant_of(unit.page) if unit is not None and unit.page is not None else same
    return near.first() or same.first()


def _products(row: dict[str, Any]) -> list[ProductPage]:
    """The products of those titles, as far as they are there."""
    return list(ProductPage.objects.filter(title__in=row.get("products", ())).order_by("path"))
