"""What was typed with the keyboard set to the other language (Kedmanee and QWERTY)."""

from portal.core.thai_text import is_thai_letter

_LATIN_KEYS = "".join(
    [
        "1234567890-=",
        "qwertyuiop[]\\",
        "asdfghjkl;'",
        "zxcvbnm,./",
        "!@#$%^&*()_+",
        "QWERTYUIOP{}|",
        'ASDFGHJKL:"',
        "ZXCVBNM<>?",
    ]
)
_THAI_KEYS = "".join(
    [
        "ๅ/-ภถ\u0e38\u0e36คตจขช",
        "ๆไ\u0e33พะ\u0e31\u0e35รนยบลฃ",
        "ฟหกดเ\u0e49\u0e48าสวง",
        "ผปแอ\u0e34\u0e37ทมใฝ",
        "+๑๒๓๔\u0e39฿๕๖๗๘๙",
        '๐"ฎฑธ\u0e4d\u0e4aณฯญฐ,ฅ',
        "ฤฆฏโฌ\u0e47\u0e4bษศซ.",
        "()ฉฮ\u0e3a\u0e4c?ฒฬฦ",
    ]
)
_TO_THAI = str.maketrans(_LATIN_KEYS, _THAI_KEYS)
_TO_LATIN = str.maketrans(_THAI_KEYS, _LATIN_KEYS)


def thai_images(text: str) -> list[str]:
    """Return what the same keys give in Thai, as typed and with Caps Lock taken back.

    Nothing for a text that has Thai letters or no letter at all.
    """
    if any(map(is_thai_letter, text)) or not any(
        sign.isascii() and sign.isalpha() for sign in text
    ):
        return []
    return list(dict.fromkeys(each.translate(_TO_THAI) for each in (text, text.swapcase())))


def latin_images(text: str) -> list[str]:
    """Return what the same keys give in Latin letters; nothing for a text that has some."""
    if not any(map(is_thai_letter, text)) or any(s.isascii() and s.isalpha() for s in text):
        return []
    image = text.translate(_TO_LATIN).lower()
    return [image] if all(sign.isascii() for sign in image) else []
