"""What a browser would make of a page: scripts, handlers and addresses that nobody of us wrote."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

import html5lib

#: Attributes that a browser follows or loads.
_ADDRESSES = {
    "href", "src", "action", "formaction", "data", "poster", "cite", "background", "xlink:href",
    "srcset", "ping", "manifest", "longdesc", "dynsrc", "lowsrc", "to", "values", "from",
}  # fmt: skip
_BAD_SCHEME = re.compile("(javascript:|vbscript:|livescript:|data:text|data:application)", re.I)
#: What a browser takes out of an address before it reads the scheme, and what stands before it.
_IGNORED = re.compile("[\t\n\r]|^[\x00-\x20]+")
#: No page of ours holds any of these.
_FOREIGN = {
    "iframe", "object", "embed", "applet", "base", "frame", "frameset", "marquee", "math", "set",
    "animate", "foreignobject", "style", "noscript", "plaintext", "xmp", "template", "x-y",
}  # fmt: skip
_INVISIBLE = re.compile("[\u200b\u2060]")
MARK = re.compile("zq[0-9]{4}k[0-9]{2}")


@dataclass
class Judged:
    """What was found on one page."""

    scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    #: All that a reader or a machine is told.
    text: str = ""

    @property
    def wrong(self) -> dict[str, list[str]]:
        """What must not be there, by sort."""
        found = {
            "scripts": self.scripts,
            "handlers": self.handlers,
            "addresses": self.addresses,
            "foreign": self.foreign,
        }
        return {name: rows for name, rows in found.items() if rows}


def judge(html: str, *, is_part: bool = False) -> Judged:
    """Read a page, or a part of one, as a browser does, and say what is wrong with it."""
    tree = html5lib.parseFragment(html) if is_part else html5lib.parse(html)
    found, said = Judged(), []
    for element in tree.iter():
        if not isinstance(element.tag, str):
            said.append(str(element.text or ""))  # a comment
            continue
        name = element.tag.rpartition("}")[2].lower()
        if name == "script" and not (said_by_us := _our_script(element)):
            found.scripts.append(_opening(name, element))
        elif name == "script":
            said.append(said_by_us)
        elif (name in _FOREIGN and not _is_photograph(element)) or _is_foreign(name, element):
            found.foreign.append(_opening(name, element))
        for key, value in element.attrib.items():
            plain = str(key).rpartition("}")[2].lower()
            said.append(str(value))
            if plain.startswith("on") or plain in ("style", "srcdoc"):
                found.handlers.append(_opening(name, element))
            elif plain in _ADDRESSES and _BAD_SCHEME.match(_IGNORED.sub("", str(value))):
                found.addresses.append(_opening(name, element))
    # A word may lie in two elements: "zq0148k07%" keeps its number and sign on one line.
    found.text = plain_text(" ".join([*said, "".join(tree.itertext())]))
    return found


def plain_text(text: str) -> str:
    """Take out what nobody sees."""
    return _INVISIBLE.sub("", text)


def marks_in(text: str) -> set[str]:
    """Return the marks that reached the reader."""
    return set(MARK.findall(text))


def _our_script(element: Any) -> str:
    """Say what one of our own scripts says; empty for any other."""
    kind, source = element.get("type"), element.get("src")
    text = element.text or ""
    if source is not None:
        return "src" if source.startswith("/static/") and not text.strip() else ""
    if kind not in {"application/ld+json", "application/json"} or len(element.attrib) > 2:
        return ""
    try:
        return " ".join(_strings(json.loads(text))) or "empty"
    except ValueError:
        return ""


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [str(value)]


def _is_foreign(name: str, element: Any) -> bool:
    """A sheet from elsewhere, or a page that leads away by itself."""
    if name == "link":
        return not _is_ours(element)
    return name == "meta" and bool(element.get("http-equiv"))


def _is_photograph(element: Any) -> bool:
    """One that waits until it is seen (``core/photograph.html``): a picture and nothing else."""
    held = [str(one.tag).rpartition("}")[2] for one in element.iter()]
    is_bare = not element.attrib and not (element.text or "").strip()
    return is_bare and held[:2] == ["noscript", "picture"] and set(held[2:]) <= {"source", "img"}


def _is_ours(element: Any) -> bool:
    return str(element.get("href") or "").startswith(
        ("/", "http://testserver/", "http://127.0.0.1")
    )


def _opening(name: str, element: Any) -> str:
    held = " ".join(f'{key}="{value}"' for key, value in element.attrib.items())
    return f"<{name} {held}>{(element.text or '')[:60]}"[:200]
