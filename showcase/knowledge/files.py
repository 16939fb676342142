"""What is known of an item's file: its size and its pages."""

from typing import Any

from portal.media.pdf_pages import count_pages


def size_of(document: Any) -> int | None:
    """How large the file is; None where there is none."""
    if document is None:
        return None
    if document.file_size is not None:
        return int(document.file_size)
    try:
        return int(document.file.size)
    except (OSError, ValueError):
        return None


def pages_of(document: Any) -> int | None:
    """How many pages the file has; None where nobody can say."""
    try:
        with document.open_file() as file:
            return count_pages(file)
    except (OSError, ValueError):
        return None
