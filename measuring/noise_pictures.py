"""Photographs of noise for what stands first in a listing: the heaviest that people can upload.

Run as a program in a portal's environment; prints how many products wear one, and the weight of
the lightest AVIF of 320 px.
"""

import io
import json
import random
import sys

WANTED = 24


def main() -> None:
    """Give every product of the listing's first page a photograph of its own."""
    import django

    django.setup()
    from django.test import Client

    from showcase.models import ProductPage

    page = Client(headers={"host": "localhost"}).get("/th/products/").content.decode()
    listed = [one for one in ProductPage.objects.live() if f"/products/{one.slug}/" in page]
    lightest = min(_wear(product, number) for number, product in enumerate(listed[:WANTED]))
    sys.stdout.write(json.dumps({"worn": len(listed[:WANTED]), "lightest": lightest}) + "\n")


def _wear(product: "object", number: int) -> int:
    from django.core.files.base import ContentFile

    from portal.media.models import PortalImage

    image = PortalImage(
        title=f"ภาพทดสอบน้ำหนัก {number}",
        description="ภาพทดสอบน้ำหนัก ไม่มีอะไรในภาพ",
        file=ContentFile(noise(number), name="noise.jpg"),
    )
    image.save()
    product.picture = image  # type: ignore[attr-defined]  # a product
    product.save_revision().publish()  # type: ignore[attr-defined]
    smallest = image.renditions.get(filter_spec="format-avif|width-320")
    return int(smallest.file.size)


def noise(number: int) -> bytes:
    """Return a photograph of 1,280 by 960 with noise at every size, the same every time."""
    from PIL import Image

    rng = random.Random(number)  # noqa: S311 - the same every time
    size = (1280, 960)
    picture = Image.new("RGB", size, (128, 128, 128))
    for cells, share in (((5, 4), 0.4), ((40, 30), 0.4), ((160, 120), 0.06)):
        raw = Image.frombytes("RGB", cells, rng.randbytes(cells[0] * cells[1] * 3))
        picture = Image.blend(picture, raw.resize(size, Image.Resampling.BICUBIC), share)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


if __name__ == "__main__":
    main()
