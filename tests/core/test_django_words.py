"""What Django itself says to whoever types, where its own Thai has a gap."""

import pytest
from django import forms
from django.core.exceptions import ValidationError


def test_signs_that_nobody_sees_are_refused_in_thai():
    """A NUL that was pasted in is refused with words that somebody can read."""
    with pytest.raises(ValidationError) as refused:
        forms.CharField().clean("ผ้า\x00คราม")
    assert "อักขระที่มองไม่เห็น" in refused.value.messages[0]
