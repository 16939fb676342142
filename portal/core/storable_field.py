"""A form field for text that people type or paste."""

from typing import Any

from django import forms

from portal.core.thai_text import storable


class StorableField(forms.CharField):
    """A text; what no database takes is dropped before it is judged."""

    def to_python(self, value: Any) -> Any:
        """Drop it from what was posted."""
        return super().to_python(storable(value) if isinstance(value, str) else value)
