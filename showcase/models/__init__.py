"""The pages of this room."""

from showcase.models.practice import (
    BestPracticePage,
    PracticeCredit,
    PracticeIndexPage,
    PracticePolicy,
)

__all__ = ["BestPracticePage", "PracticeCredit", "PracticeIndexPage", "PracticePolicy"]
