"""Ten pages and the queries that stock search was measured with, and a matcher of ten lines."""

from collections import Counter

from search.thai import Words, analyse, default_words
from search.thai.plan import Plan
from search.thai.planner import Planner
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary

PAGES = [
    "การทำขนมไทย",
    "ช่างไฟฟ้าเบื้องต้น",
    "น้ำพริกปลาย่าง",
    "ซ่อมรถจักรยานยนต์",
    "ช่างตัดผมชาย",
    "บาริสต้าและร้านกาแฟ",
    "ศูนย์ ต.พิมพา อำเภอบางปะกง จังหวัดฉะเชิงเทรา",
    "แผนปีงบประมาณ ๒๕๖๘",
    "ขนมไข่และเบเกอรี่ Excel",
    "ล้างเครื่องปรับอากาศ อ.เมือง จ.ตาก",
]
GROUPS = [
    ("มอเตอร์ไซค์", "จักรยานยนต์", "มอไซค์"),
    ("แอร์", "เครื่องปรับอากาศ"),
    ("ตัดผม", "บาร์เบอร์", "ช่างผม"),
    ("up skill", "เพิ่มสมรรถนะ"),
]
PROVINCES = ["ตาก", "ฉะเชิงเทรา", "กรุงเทพมหานคร"]


class TenPages:
    """The pages, analysed, and a planner for them."""

    def __init__(self, pages: list[str] | None = None, words: Words | None = None) -> None:
        self.words = words or default_words()
        self.tokens = [frozenset(analyse(page, self.words)) for page in pages or PAGES]
        self.vocabulary = SortedVocabulary(
            Counter(token for tokens in self.tokens for token in tokens), len(self.tokens)
        )
        self.synonyms = Synonyms.of_groups(GROUPS, self.words)
        self.planner = Planner(
            self.vocabulary, self.synonyms, words=self.words, provinces=PROVINCES
        )

    def found(self, query: str) -> list[int]:
        """Return the numbers of the pages that are found exactly, else by near words."""
        plan = self.planner.plan(query)
        return self.exactly(plan) or self.exactly(self.planner.widen(plan))

    def exactly(self, plan: Plan) -> list[int]:
        """Return the numbers of the pages that have all that is required."""
        return [
            number
            for number, tokens in enumerate(self.tokens)
            if plan.required
            and all(
                any(tokens.issuperset(each) for each in clause.alternatives)
                for clause in plan.required
            )
        ]
