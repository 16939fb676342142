"""Files for visitors: renditions only, kept by browsers for a year."""

import mimetypes

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}


@require_safe
def rendition(request: HttpRequest, name: str) -> FileResponse:
    """Give out one rendition. The web server does this in production; originals are not here.

    The address allows one plain file name below ``images/``; nothing else can be asked for.
    """
    path = f"images/{name}"
    try:
        file = default_storage.open(path, "rb")
    except OSError as missing:
        raise Http404 from missing
    extension = f".{name.rpartition('.')[2].lower()}"
    kind = _TYPES.get(extension) or mimetypes.guess_type(name)[0] or ""
    if not kind.startswith("image/") or "svg" in kind:
        file.close()
        raise Http404
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
