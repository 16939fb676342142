"""Writes a draft as SVG, one path for each colour of thread."""

from portal.core.weave.threads import DYES, Grid


def to_svg(grid: Grid, ground: str | None = None, scale: int = 1) -> str:
    """The grid as SVG: runs of one colour become one rectangle, colours one path each."""
    height, width = len(grid), len(grid[0])
    paths: dict[str, list[str]] = {}
    for y, row in enumerate(grid):
        x = 0
        while x < width:
            colour, run = row[x], 1
            while x + run < width and row[x + run] == colour:
                run += 1
            if colour and colour != ground:
                paths.setdefault(colour, []).append(f"M{x} {y}h{run}v1h-{run}z")
            x += run
    back = f'<path fill="{DYES[ground]}" d="M0 0h{width}v{height}H0z"/>' if ground else ""
    body = "".join(f'<path fill="{DYES[c]}" d="{"".join(d)}"/>' for c, d in paths.items())
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width * scale}" height="{height * scale}"'
        f' viewBox="0 0 {width} {height}" shape-rendering="crispEdges">{back}{body}</svg>\n'
    )
