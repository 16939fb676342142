"""Whether a page fits its window: nothing lies beside it, and what does is named."""


def fits(page):
    """Nothing lies beside the page, as wide as the window is now."""
    page.wait_for_load_state("load")
    width = page.viewport_size["width"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, f"{page.url} is {wide} px wide, not {width}: {beyond(page, width)}"


def beyond(page, width):
    """Name the elements that reach beyond the page's edge."""
    return page.evaluate(
        """width => [...document.body.querySelectorAll('*')]
            .filter(one => one.getBoundingClientRect().right > width + 0.5)
            .slice(0, 5).map(one => one.tagName + '.' + one.className)""",
        width,
    )
