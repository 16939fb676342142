"""The sections of a story as plain parts, from which both the page and the booklet are laid out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from catalogue.awards.words import ShownAward, shown_awards
from catalogue.models.reference import PolicyKind
from showcase.practice.enums import CreditPart, PracticeTemplate
from showcase.practice.words import plain_lines

if TYPE_CHECKING:
    from showcase.models import BestPracticePage
    from showcase.practice.blocks import PictureValue

Kind = Literal["heading", "words", "points", "steps", "terms", "figures", "quote", "picture"]
_FOUR_C = ("coordination", "cooperation", "collaboration", "participation")
_FOUR_C_TH = {
    "coordination": "การประสานงาน (Coordination)",
    "cooperation": "ความร่วมมือ (Cooperation)",
    "collaboration": "การทำงานร่วมกัน (Collaboration)",
    "participation": "การมีส่วนร่วม (Participation)",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of running text: a paragraph, a point or a small heading."""

    kind: Literal["p", "li", "h"]
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """Something numbered: a step, a success, something to consider."""

    number: str
    title: str = ""
    lines: Sequence[str] = ()
    points: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a section; which fields hold something follows from its kind."""

    kind: Kind
    text: str = ""
    #: Running text as it was written, cleaned; ``lines`` say the same without its marks.
    html: Any = ""
    lines: Sequence[Line] = ()
    points: Sequence[str] = ()
    steps: Sequence[Step] = ()
    terms: Sequence[tuple[str, str]] = ()
    note: str = ""
    picture: "PictureValue | None" = None


@dataclass(frozen=True, slots=True)
class Section:
    """One section: what readers call it, what the template calls it."""

    anchor: str
    heading: str
    official: str
    number: str
    parts: Sequence[Part] = field(default_factory=tuple)
    #: Folded away on the page: most readers do not need it.
    is_folded: bool = False

    @property
    def official_line(self) -> str:
        """The template's number and name, as small text beside the heading."""
        return f"{self.number} {self.official}".strip()


def sections_of(page: "BestPracticePage") -> list[Section]:
    """Return the sections that hold something, divided as the author chose."""
    found = [section for section in _nine(page) if section.parts]
    return in_five(found) if page.template_form == PracticeTemplate.FIVE else found


def in_five(nine: Sequence[Section]) -> list[Section]:
    """Divide the nine sections as the template's contents list does (S2-03).

    Background takes policies and background; the way takes the steps, without the 4C, which are
    what made it succeed; results take successes and awards; what others should consider is the
    lesson. References, credits and pictures stay what they are: the appendix.
    """
    parts = {section.anchor: list(section.parts) for section in nine}
    four_c = [part for part in parts.get("how", ()) if part.kind == "terms"]
    how = [part for part in parts.get("how", ()) if part.kind != "terms"]
    five = [
        Section(
            "why",
            _("Why it was done"),
            "ความเป็นมา",
            "1",
            (*parts.get("policy", ()), *parts.get("why", ())),
        ),
        Section("how", _("How it was done"), "วิธีการปฏิบัติที่เป็นเลิศ/กิจกรรม", "2", how),
        Section(
            "result",
            _("What came of it"),
            "ผลการดำเนินการ",
            "3",
            (*parts.get("result", ()), *parts.get("award", ())),
        ),
        Section("success", _("Why it worked"), "ปัจจัยความสำเร็จ", "4", four_c),
        Section("follow", _("If you do the same"), "บทเรียนที่ได้รับ", "5", parts.get("follow", ())),
    ]
    rest = [
        replace(section, number="")
        for section in nine
        if section.anchor in {"ref", "who", "pictures"}
    ]
    return [section for section in [*five, *rest] if section.parts]


def letters_of(sections: Sequence[Section]) -> int:
    """Count the letters that a reader reads."""
    return sum(
        len(text) for section in sections for part in section.parts for text in texts_of(part)
    )


def texts_of(part: Part) -> Iterator[str]:
    """Yield every text of a part."""
    yield from (part.text, part.note, *part.points)
    yield from (line.text for line in part.lines)
    for step in part.steps:
        yield from (step.title, *step.lines, *step.points)
    for term, value in part.terms:
        yield from (term, value)
    if part.picture is not None:
        yield str(part.picture.get("caption") or "")


def _nine(page: "BestPracticePage") -> Iterator[Section]:
    yield Section(
        "policy", _("Which policies it fits"), "ความสอดคล้องกับนโยบายและมาตรฐาน", "2",
        tuple(_policies(page)), is_folded=True,
    )  # fmt: skip
    yield Section("why", _("Why it was done"), "ความเป็นมา", "3", tuple(_words(page.background)))
    yield Section("how", _("How it was done"), "ขั้นตอนการดำเนินงาน", "4", tuple(_steps(page.steps)))
    yield Section(
        "result", _("What came of it"), "ความสำเร็จที่เป็นจุดเด่น", "5", tuple(_successes(page.successes))
    )
    yield Section(
        "award", pgettext("story", "Awards"), "รางวัลแห่งความสำเร็จ", "6", tuple(_awards(page.awards))
    )
    yield Section(
        "follow", _("If you do the same"), "ข้อควรคำนึงในการนำไปขยายผล", "7",
        tuple(_cautions(page.cautions)),
    )  # fmt: skip
    yield Section("ref", _("Data and proof"), "ข้อมูลและหลักฐานอ้างอิง", "8", tuple(_references(page)))
    yield Section(
        "who", _("Who wrote it, who checked it"), "ผู้เขียน ผู้สนับสนุนและตรวจสอบข้อมูล ผู้บรรณาธิการ", "9",
        tuple(_credits(page)),
    )  # fmt: skip
    yield Section(
        "pictures",
        pgettext("story", "Pictures"),
        "ภาคผนวก ภาพกิจกรรม",
        "",
        tuple(_pictures(page.pictures)),
    )


def _policies(page: "BestPracticePage") -> Iterator[Part]:
    rows = list(page.policies.select_related("reference")) if page.pk else []
    standards = [row for row in rows if row.reference.kind == PolicyKind.QUALITY]
    policies = [row for row in rows if row.reference.kind != PolicyKind.QUALITY]
    for heading, some in (
        (_("In line with policies"), policies),
        (_("In line with quality assurance"), standards),
    ):
        if some:
            yield Part("heading", text=heading)
            yield Part("terms", terms=[(_policy_name(row), row.excerpt) for row in some])


def _policy_name(row: Any) -> str:
    return " ".join(part for part in (row.reference.title_th, row.item) if part)


def _words(stream: Any) -> Iterator[Part]:
    for child in stream or ():
        match child.block_type:
            case "paragraph":
                html = str(child.value)
                yield Part("words", html=child.value, lines=_lines_of_html(html))
            case "points":
                yield Part("points", points=[str(point) for point in child.value])
            case "quote":
                yield Part("quote", text=child.value["text"], note=child.value.get("who") or "")
            case "picture":
                yield from _picture(child.value)


def _steps(stream: Any) -> Iterator[Part]:
    number = 0
    for child in stream or ():
        value = child.value
        match child.block_type:
            case "step":
                number += 1
                yield Part(
                    "steps",
                    steps=[
                        Step(
                            f"4.{number}",
                            value.get("title") or "",
                            plain_lines(value.get("text") or ""),
                            [str(point) for point in value.get("points") or ()],
                        )
                    ],
                )
            case "four_c":
                said = [(_FOUR_C_TH[name], value.get(name) or "") for name in _FOUR_C]
                if any(text for _name, text in said):
                    yield Part("terms", terms=[(name, text) for name, text in said if text])
            case "picture":
                yield from _picture(value)


def _successes(stream: Any) -> Iterator[Part]:
    figures = [child.value for child in stream or () if child.block_type == "figure"]
    if figures:
        sources = dict.fromkeys(str(one.get("source") or "") for one in figures)
        known = [source for source in sources if source]
        note = _("Source: %(source)s") % {"source": ", ".join(known)} if known else ""
        terms = [(one.get("term") or "", one.get("value") or "") for one in figures]
        yield Part("figures", terms=terms, note=note)
    texts = [child.value for child in stream or () if child.block_type == "success"]
    yield from _numbered("5", texts)


def _awards(stream: Any) -> Iterator[Part]:
    points = [_award_words(award) for award in shown_awards(stream)]
    if points:
        yield Part("points", points=points)


def _award_words(award: ShownAward) -> str:
    about = " · ".join(part for part in (award.about, award.proof, award.url) if part)
    return f"{award.name} ({about})" if about else award.name


def _cautions(stream: Any) -> Iterator[Part]:
    yield from _numbered("7", [child.value for child in stream or ()])


def _numbered(section: str, texts: Sequence[str]) -> Iterator[Part]:
    steps = [
        Step(f"{section}.{number}", "", plain_lines(text))
        for number, text in enumerate(texts, start=1)
    ]
    if steps:
        yield Part("steps", steps=steps)


def _references(page: "BestPracticePage") -> Iterator[Part]:
    rows = [child.value for child in page.references or ()]
    said = [" ".join(part for part in (row.get("text"), row.get("url")) if part) for row in rows]
    credits = dict.fromkeys(picture.credit for picture in page.all_pictures if picture.credit)
    said += [_("Pictures: %(who)s") % {"who": who} for who in credits]
    if said:
        yield Part("points", points=said)


def _credits(page: "BestPracticePage") -> Iterator[Part]:
    rows = [child.value for child in page.credits or ()]
    terms = []
    for part in CreditPart:
        mine = [row.words for row in rows if row.get("part") == part and row.words]
        numbered = len(mine) > 1
        words = [f"{n}. {text}" if numbered else text for n, text in enumerate(mine, start=1)]
        if words:
            terms.append((str(part.label), "\n".join(words)))
    if terms:
        yield Part("terms", terms=terms)


def _pictures(stream: Any) -> Iterator[Part]:
    for child in stream or ():
        yield from _picture(child.value)


def _picture(value: "PictureValue") -> Iterator[Part]:
    """A picture without consent is shown to nobody, however it got here."""
    if value.get("image") is not None and value.may_be_shown:
        about = [value.credit, value.licence_name]
        note = " · ".join(part for part in about if part)
        yield Part("picture", text=str(value.get("caption") or ""), note=note, picture=value)


def _lines_of_html(html: str) -> list[Line]:
    """Read running text as lines, without bold words and links."""
    kinds: dict[str, Literal["p", "li", "h"]] = {"p": "p", "li": "li", "h3": "h", "h4": "h"}
    found = BeautifulSoup(html, "html.parser").find_all(list(kinds))
    lines = [Line(kinds[tag.name], " ".join(tag.get_text().split())) for tag in found]
    return [line for line in lines if line.text]
