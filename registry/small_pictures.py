"""The small copy of a picture that its sender sees beside the form: no page has it."""

import io

from django.core.files.base import ContentFile
from PIL import Image

from portal.media.pictures import CleanPicture

_LONGEST_SIDE = 240
_GROUND = (255, 255, 255)


def small_copy(picture: CleanPicture) -> ContentFile[bytes]:
    """Return a JPEG of some kilobytes; what was transparent lies on white."""
    picture.seek(0)
    with Image.open(picture, formats=("JPEG", "WEBP")) as whole:
        small = whole.convert("RGBA")
    small.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    ground = Image.new("RGB", small.size, _GROUND)
    ground.paste(small, mask=small.getchannel("A"))
    out = io.BytesIO()
    ground.save(out, "JPEG", quality=72, optimize=True)
    picture.seek(0)
    return ContentFile(out.getvalue())
