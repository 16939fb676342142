"""Input that nobody means well by, and input of those who cannot help it: drawn from one seed."""

import uuid
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

MARKS = "่้๊๋์ํัิีึืุู"
LONG = "ก" * 1_000_000

#: What is written into a field; each is wrong in some way somewhere.
NASTY = (
    "", " ", "\u00a0\u2003\u200b", "\x00", "สม\x00มติ", "\ufeff", "\ufffd", "\ufffe\uffff",
    "ก" + MARKS * 40, "ํา" * 50, "เ" * 80, "ก่้่้่้", "แแแแ", "\u0e33\u0e33", "๒๕๒๐", "๐๘๑๐๐๐๐๐๐๐",
    "\u202eกขค", "ab\u202e\u2066cd\u2069", "\u200f\u200e", "a\u0301" * 200, "👩‍👩‍👧‍👦" * 20, "\U000e0041",
    "'; DROP TABLE registry_signup; --", "\" OR 1=1 --", "%s%s%n", "{{ 7*7 }}", "{% debug %}", "${7*7}",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)",
    "../../../../etc/passwd", "=cmd|' /C calc'!A0", "\r\nSet-Cookie: a=b", "\n" * 500, "\t", "\\", "`id`",
    "0", "-1", "1e999", "NaN", "Infinity", "9" * 400, "0x10", "1.5", "true", "None", "null", "[]", "{}",
    "2569", "1800", "25", "3000", "9999-99-99", "+66810000000", "081-000-0000 ต่อ 5", "1669", "191",
    "9999", "470499", "47'04", "๔๗๐๔๐๑", "king", "unsaid ", "HOME", "on", "off", "\ud7ff", "ᄀ" * 100,
    "ก" * 121, "ก" * 301, "ก" * 1_001, "ข" * 20_000, "1234567890123", "1-2345-67890-12-3",
)  # fmt: skip

CODINGS = ("utf-16", "latin-1", "tis-620", "utf-7", "nonsense", '"', "utf-8; charset=x")
#: Of runs that are not there.
CODES = (
    "snk-0000-1",
    "x",
    "snk-7k4p-99999999999",
    "%00",
    quote("ก" * 200),
    "-",
    "1-",
    "snk-๑๒๓๔-๑",
)


@dataclass
class Hostile:
    """One request: what is sent, and what must be true of the answer."""

    kind: str
    path: str
    body: bytes
    content_type: str = "application/x-www-form-urlencoded"
    #: Without the cookie that belongs to the form's token.
    has_cookie: bool = True
    address: str = "127.0.0.1"
    #: What was typed as it should be and must stand in the page that comes back.
    stays: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Target:
    """A form: where it is, and a way to fill it that is not wrong."""

    name: str
    path: str
    fields: dict[str, str]
    #: A field whose value must be there again, when it was not the one that was spoilt.
    stays: str = ""
    #: What is certainly refused, so that nothing of it may be written.
    spoils: tuple[tuple[str, str], ...] = ()


class Foe:
    """Draws so many requests against some forms."""

    def __init__(self, chance, targets, unknown_path, closed_path):
        self.chance = chance
        self.targets = targets
        self.unknown_path, self.closed_path = unknown_path, closed_path
        self.number = 0
        kinds = {
            self._field: 46, self._several: 22, self._repeated: 8, self._as_file: 5, self._broken: 6,
            self._coding: 4, self._huge: 2, self._many: 1, self._no_token: 5, self._key: 5,
            self._unknown: 3, self._closed: 3,
        }  # fmt: skip
        self._kinds, self._weights = list(kinds), list(kinds.values())

    def draw(self):
        self.number += 1
        kind = self.chance.choices(self._kinds, self._weights)[0]
        found = kind(self.chance.choice(self.targets))
        found.kind = kind.__name__.strip("_")
        found.address = f"10.{self.number >> 14 & 255}.{self.number >> 6 & 255}.{self.number & 63}"
        return found

    # --- kinds ------------------------------------------------------------------------------

    def _field(self, target):
        fields = self._filled(target)
        name, value = self._spoil(target)
        return self._form(target, fields | {name: value}, spoilt={name})

    def _several(self, target):
        fields = self._filled(target)
        spoilt = dict(self._spoil(target) for _one in range(self.chance.randrange(2, 6)))
        if self.chance.random() < 0.3:
            fields["step"] = spoilt["step"] = self.chance.choice(
                ["check", "", "x", "\x00", "place"]
            )
        return self._form(target, fields | spoilt, spoilt=set(spoilt))

    def _repeated(self, target):
        fields = self._filled(target)
        name, value = self._spoil(target)
        pairs = [*fields.items(), (name, value), (name, value), (name, self._nasty())]
        body = urlencode(pairs).encode("utf-8", "replace")
        return Hostile("", target.path, body)

    def _as_file(self, target):
        fields = self._filled(target)
        name, value = self._spoil(target)
        return self._multipart(target, fields, name, value)

    def _broken(self, target):
        whole = self._multipart(target, self._filled(target), "name", self._nasty())
        half = whole.body[: self.chance.randrange(len(whole.body))]
        body, kind = self.chance.choice([
            (half, whole.content_type),
            (whole.body, "multipart/form-data"),
            (whole.body, "multipart/form-data; boundary="),
            (whole.body, "multipart/form-data; boundary=" + "x" * 300),
            (whole.body.replace(b"\r\n\r\n", b"\r\n", 2), whole.content_type),
            (b"\x00" * 2_000, whole.content_type),
            (whole.body, "application/json"),
            (b'{"name": {"$ne": null}}', "application/json"),
            (bytes(range(256)) * 8, "application/octet-stream"),
            (b"", ""),
        ])  # fmt: skip
        return Hostile("", target.path, body, content_type=kind)

    def _coding(self, target):
        fields = self._filled(target)
        body = urlencode(fields).encode() + b"&name=%ff%fe%00%c0%af&job=%e0%b8"
        coding = self.chance.choice(CODINGS)
        return Hostile(
            "", target.path, body, f"application/x-www-form-urlencoded; charset={coding}"
        )

    def _huge(self, target):
        name, value = self._spoil(target)
        fields = self._filled(target) | {name: value}
        times = self.chance.choice([1, 1, 3])
        grown = self.chance.choice([one for one in target.fields if one != "csrfmiddlewaretoken"])
        body = urlencode(fields).encode("utf-8", "replace") + f"&{grown}=".encode()
        return Hostile("", target.path, body + b"k" * (times * 1_000_000))

    def _many(self, target):
        pairs = [*self._filled(target).items(), *((f"n{n}", "x") for n in range(3_000))]
        return Hostile("", target.path, urlencode(pairs).encode())

    def _no_token(self, target):
        fields = self._filled(target)
        lost = self.chance.random() < 0.5
        fields["csrfmiddlewaretoken"] = self.chance.choice(
            ["", "x", "\x00", "a" * 64, LONG[:5_000]]
        )
        found = self._form(target, fields, spoilt=set())
        found.has_cookie = not lost
        return found

    def _key(self, target):
        fields = self._filled(target)
        name, value = self._spoil(target)
        fields |= {
            "submission_key": self.chance.choice(
                ["", "x", "\x00", "0" * 32, str(uuid.UUID(int=0)), "{}"]
            ),
            "started": self.chance.choice(
                ["", "x", "a:b:c", fields.get("started", "")[:-1], "\x00"]
            ),
            name: value,
        }
        return self._form(target, fields, spoilt={name})

    def _unknown(self, target):
        name, value = self._spoil(target)
        code = self.chance.choice(
            ["snk-0000-1", "x", "snk-7k4p-99999999999", "%00", quote("ก" * 200), "-", "1-"]
        )
        body = urlencode(self._filled(target) | {name: value}).encode("utf-8", "replace")
        return Hostile("", self.unknown_path.replace("CODE", code), body)

    def _closed(self, target):
        return Hostile("", self.closed_path, urlencode(self._filled(target)).encode())

    # --- helpers ----------------------------------------------------------------------------

    def _filled(self, target):
        fields = dict(target.fields)
        if "submission_key" in fields:
            fields["submission_key"] = str(uuid.UUID(int=self.chance.getrandbits(128)))
        for name in ("tel", "telephone"):
            if name in fields:
                fields[name] = f"08{10_000_000 + self.number:08d}"
        if "ref" in fields:
            fields["ref"] = f"SNK-{self.chance.getrandbits(40):X}-00"
        return fields

    def _spoil(self, target):
        """One field that is certainly refused, or any field with anything in it."""
        if target.spoils and self.chance.random() < 0.7:
            return self.chance.choice(target.spoils)
        names = [name for name in target.fields if name not in ("csrfmiddlewaretoken", "step")]
        return self.chance.choice(names), self._nasty()

    def _nasty(self):
        text = self.chance.choice(NASTY)
        return text if self.chance.random() < 0.8 else text + self.chance.choice(NASTY)

    def _form(self, target, fields, *, spoilt):
        body = urlencode(fields, errors="replace").encode()
        stays = [fields[target.stays]] if target.stays and target.stays not in spoilt else []
        return Hostile("", target.path, body, stays=stays)

    def _multipart(self, target, fields, name, value):
        fields.pop(name, None)
        parts = [
            f'--xx\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{text}\r\n'
            for key, text in fields.items()
        ]
        parts.append(
            f'--xx\r\nContent-Disposition: form-data; name="{name}"; filename="ก\u202e.exe"\r\n'
            f"Content-Type: image/svg+xml\r\n\r\n{value}\r\n--xx--\r\n"
        )
        body = "".join(parts).encode("utf-8", "replace")
        return Hostile("", target.path, body, "multipart/form-data; boundary=xx")
