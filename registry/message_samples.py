"""Every text message as people get it, with made-up facts; nothing of it is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from portal.core.site_address import full_address
from portal.core.thai_dates import format_date, format_range, local_day
from portal.core.times import format_time
from registry import submission_texts
from registry.enums import MessageKind, SubmissionText
from registry.message_texts import NO_REASON, OF_MINORS, TEXTS

#: A message in Thai letters that is cut in pieces: each piece holds so many signs.
SIGNS_A_PIECE = 67
SAMPLE_REF = "SNK-7K4P-M2QX-29"
GUARDIANS = frozenset({MessageKind.GUARDIAN_LINK, MessageKind.GUARDIAN_REMINDER})


@dataclass(frozen=True, slots=True)
class Sample:
    """One text in one language."""

    language: str
    text: str

    @property
    def signs(self) -> int:
        """How long it is."""
        return len(self.text)

    @property
    def pieces(self) -> int:
        """How many text messages a provider charges for it."""
        return -(-len(self.text) // SIGNS_A_PIECE)


@dataclass(frozen=True, slots=True)
class SampleText:
    """One kind of message in both languages."""

    title: Any
    note: str
    samples: Sequence[Sample]


def sample_texts(at: datetime) -> list[SampleText]:
    """Write all texts with made-up facts."""
    texts = []
    for kind, template in TEXTS.items():
        whom = _("To the guardian") if kind in GUARDIANS else _("To the applicant")
        texts.append(_sample(MessageKind(kind), whom, template, at))
        if minor := OF_MINORS.get(kind):
            note = _("To the applicant, while a guardian has to agree")
            texts.append(_sample(MessageKind(kind), note, minor, at))
    for text, template in submission_texts.TEXTS.items():
        texts.append(_sample(SubmissionText(text), _("To whoever proposed it"), template, at))
    return texts


def _sample(
    kind: MessageKind | SubmissionText, note: str, template: str, at: datetime
) -> SampleText:
    samples = []
    for language in ("th", "en"):
        with override(language):
            samples.append(Sample(language, _(template) % _facts(at, language)))
    return SampleText(kind.label, note, samples)


def _facts(at: datetime, language: str) -> dict[str, str]:
    first = local_day(at) + timedelta(days=14)
    last = first + timedelta(days=4)
    until = f"{format_date(first - timedelta(days=7), year=False)} {format_time(time(18))}"
    return {
        "course": _("Thai sweets for sale"),
        "days": format_range(first, last),
        "first_day": format_date(first),
        "time": format_time(time(9)),
        "place": _("Community learning centre"),
        "phone": "042 000 000",
        "ref": SAMPLE_REF,
        "link": full_address(f"/s/{SAMPLE_REF}"),
        "guardian_link": full_address(f"/{language}/guardian/{SAMPLE_REF}/{'x' * 22}/"),
        "course_link": full_address("/c/snk-7k4p-2"),
        "until": until,
        "reason": _(NO_REASON),
        "words": _("Please bring an apron tomorrow"),
        "title": _("Indigo scarf"),
        "centre": _("Community learning centre"),
        "page_link": full_address("/p/snk-7k4p"),
    }
