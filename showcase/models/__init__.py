"""The pages of this room."""

from showcase.models.group import GroupCourse, GroupPage
from showcase.models.index import GroupIndexPage, ProductIndexPage
from showcase.models.knowledge import (
    KnowledgeCourse,
    KnowledgeFunding,
    KnowledgeIndexPage,
    KnowledgePage,
)
from showcase.models.knowledge_bank import KnowledgeBankPart, KnowledgeBankStatus
from showcase.models.practice import (
    BestPracticePage,
    PracticeIndexPage,
    PracticePolicy,
    PracticeProduct,
)
from showcase.models.product import ProductPage

__all__ = [
    "BestPracticePage",
    "GroupCourse",
    "GroupIndexPage",
    "GroupPage",
    "KnowledgeBankPart",
    "KnowledgeBankStatus",
    "KnowledgeCourse",
    "KnowledgeFunding",
    "KnowledgeIndexPage",
    "KnowledgePage",
    "PracticeIndexPage",
    "PracticePolicy",
    "PracticeProduct",
    "ProductIndexPage",
    "ProductPage",
]
