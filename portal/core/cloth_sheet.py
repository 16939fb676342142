"""Writes the small woven patterns into one sheet: `python -m portal.core.cloth_sheet`.

As files of their own they cost a page a request each, and most of every answer was its head. They
differ in colours more than in threads, so that together they weigh less than two of them did.
"""

from pathlib import Path

from portal.core import weave

SHEET = weave.PATTERNS.parent / "css" / "cloth.css"
_HEAD = (
    "/* The patterns of portal/core/weave, as `python -m portal.core.cloth_sheet` writes them. */"
)
#: Drawn by hand, at the end of every select.
_ARROW = "down.svg"
_BODY, _HEM = "body-", "hem-"


def sheet() -> str:
    """Return the whole sheet: patterns of the house by name, those of a group by its classes."""
    tiles = weave.tiles()
    arrow = (weave.PATTERNS / _ARROW).read_text(encoding="utf-8")
    house = {"band": tiles["band.svg"], "selvedge": tiles["selvedge.svg"], "down": arrow}
    rules = [f"  :root {{ {' '.join(f'--{name}: {_url(svg)};' for name, svg in house.items())} }}"]
    for group in weave.GROUPS:
        rules.append(f"  .g-{group} {{ --body: {_url(tiles[f'{_BODY}{group}.svg'])}; }}")
    for number in range(len(weave.HEMS)):
        # Alike stands beside alike, which packs best.
        rules += [
            f"  .g-{group}.h{number} {{ --hem: {_url(tiles[f'{_HEM}{group}-{number}.svg'])}; }}"
            for group in weave.GROUPS
        ]
    return "\n".join([_HEAD, "@layer components {", *rules, "}", ""])


def main(path: Path = SHEET) -> None:
    """Write the sheet."""
    path.write_text(sheet(), encoding="utf-8")


def _url(svg: str) -> str:
    words = svg.strip().replace('"', "'")
    for sign, code in (("%", "%25"), ("#", "%23"), ("<", "%3C"), (">", "%3E")):
        words = words.replace(sign, code)
    return f'url("data:image/svg+xml,{words}")'


if __name__ == "__main__":
    main()
