"""Files of a public form: so many, so large; the rest goes by unread and fills no disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from registry.services.submission_pictures import MOST_PICTURES


class CappedUploadHandler(TemporaryFileUploadHandler):
    """Keeps one byte more than a picture may have, so that whoever sent it is told why.

    Everything else that was typed is read as usual: nothing of it is lost.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.files = self.kept = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Pass over what stands behind the last that is even refused in words."""
        self.files += 1
        self.kept = 0
        if self.files > MOST_PICTURES + 1:
            raise SkipFile
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Write what is still looked at."""
        room = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE + 1 - self.kept
        if room > 0:
            piece = raw_data[:room]
            self.kept += len(piece)
            super().receive_data_chunk(piece, start)
        return None

    def file_complete(self, file_size: int) -> Any:
        """Tell the size that was written, not the one that came."""
        return super().file_complete(self.kept)
