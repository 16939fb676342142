"""What a camera or a program writes beside the pixels, and how it is looked for afterwards."""

import struct

from PIL import Image
from PIL.TiffImagePlugin import IFDRational

#: Written wherever a camera or a program may write.
CANARY = "CAMERA-SERIAL-4711"
SCRIPT = b"<script>alert('4711')</script>"
PHP = b"<?php system('id'); ?>"
#: 17° 24' 30" north, 103° 50' 15" east: a made-up field.
_NORTH, _EAST = (17, 24, 30), (103, 50, 15)
XMP = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    'xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="17,24.5N" '
    f'exif:GPSLongitude="103,50.25E">{CANARY}</rdf:Description></rdf:RDF></x:xmpmeta>'
).encode()


def _rationals(order: str, numbers: tuple[int, int, int]) -> bytes:
    return struct.pack(f"{order}IIIIII", *(part for n in numbers for part in (n, 1)))


#: None of these may be in anything that is kept: notes, places, programs, other formats.
MARKS = (
    CANARY.encode(),
    CANARY.encode("utf-16-le"),
    b"GPSL",
    b"Exif\0\0",
    b"EXIF",
    b"eXIf",
    b"xmpmeta",
    b"http://ns.adobe.com/",
    b"W5M0MpCehiHzreSzNTczkc9d",
    b"Photoshop 3.0",
    b"<script",
    b"<?php",
    b"<svg",
    b"%PDF-",
    b"PK\x05\x06",
    *(_rationals(order, place) for order in "<>" for place in (_NORTH, _EAST)),
)


def marks_in(content: bytes) -> list[bytes]:
    """Return what of all this is still in a file."""
    return [mark for mark in MARKS if mark in content]


def camera_notes(orientation: int = 1, thumbnail: bytes = b"") -> bytes:
    """Return EXIF with a position, a serial number, and maybe a thumbnail with its own notes."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = CANARY
    exif[0x010E] = PHP.decode()
    exif.get_ifd(0x8769)[0x927C] = CANARY.encode("utf-16-le")  # the maker's own notes
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2] = "N", tuple(IFDRational(part) for part in _NORTH)
    gps[3], gps[4] = "E", tuple(IFDRational(part) for part in _EAST)
    return exif.tobytes() + thumbnail
