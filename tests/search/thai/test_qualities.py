"""How well each way to look for a word says it, and how much the word counts."""

from collections import Counter

from search.thai import default_words, quality
from search.thai.plan import Clause
from search.thai.planner import Planner
from search.thai.synonyms import Synonyms
from search.thai.vocabulary import SortedVocabulary

DF = Counter({"กาแฟ": 5, "ร้านกาแฟ": 2, "ร้าน": 4, "coffee": 1, "อาชีพ": 80, "บาริสต้า": 3, "ขนม": 9})


def _planner(df: Counter[str] = DF) -> Planner:
    words = default_words()
    synonyms = Synonyms.of_groups([("กาแฟ", "coffee")], words, [("กาแฟ", "บาริสต้า")])
    return Planner(SortedVocabulary(df, 100), synonyms, words=words)


def _by_quality(clause: Clause) -> dict[tuple[str, ...], float]:
    return dict(zip(clause.alternatives, clause.qualities, strict=True))


def test_typed_word_is_best():
    """Its very words, then its parts, what means the same, kinds of it."""
    (clause,) = _planner().plan("กาแฟ ").clauses
    found = _by_quality(clause)
    assert found[("กาแฟ",)] == quality.TYPED
    assert found[("coffee",)] == quality.SYNONYM
    assert found[("บาริสต้า",)] == quality.KIND_OF
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_part_of_compound_has_its_synonyms():
    """ร้านกาแฟ is looked for as ร้าน and coffee as well."""
    (clause,) = _planner().plan("ร้านกาแฟ ").clauses
    found = _by_quality(clause)
    assert found[("ร้าน", "กาแฟ")] == quality.OWN_PARTS
    assert 0 < found[("ร้าน", "coffee")] < quality.SYNONYM


def test_unfinished_and_near_words_are_less_sure():
    """What was only guessed counts less than what was typed."""
    planner = _planner()
    (begun,) = planner.plan("บาริ").clauses
    assert _by_quality(begun)[("บาริสต้า",)] == quality.GOES_ON
    (near,) = planner.widen(planner.plan("บารีสตา ")).clauses
    assert 0 < _by_quality(near)[("บาริสต้า",)] <= quality.NEAR


def test_stop_words_and_common_words_weigh_little():
    """They put results in order and should not decide it."""
    weights = {c.typed: c.weight for c in _planner().plan("อยาก ขนม อาชีพ ").clauses}
    assert weights["อยาก"] < weights["อาชีพ"] < weights["ขนม"] == 1


def test_english_plural_finds_the_singular():
    """One letter s makes no other word."""
    planner = _planner(Counter({"basket": 1, "cookies": 1}))
    assert ("basket",) in planner.plan("baskets ").clauses[0].alternatives
    assert ("cookies",) in planner.plan("cookie ").clauses[0].alternatives


def test_clause_of_others_has_qualities():
    """Who makes a clause by hand need not say them."""
    clause = Clause("ก", "word", (("ก",), ("ข",)), is_required=True)
    assert clause.qualities == (1.0, 1.0)


def test_resembling_word_is_the_last_resort():
    """A word that neither sounds right nor is one slip away is recognised all the same."""
    planner = _planner(Counter({"เครื่องปรับอากาศ": 2, "ขนม": 1}))
    widened = planner.widen(planner.plan("เคื่องปบอากาด "))
    assert any(("เครื่องปรับอากาศ",) in clause.alternatives for clause in widened.clauses)
    assert widened.notes[-1].kind == "spelling"
    everyday = planner.widen(planner.plan("เครื่องจักร "))
    assert not any(("เครื่องปรับอากาศ",) in clause.alternatives for clause in everyday.clauses)
