"""Courses as a visitor reads them: their page, and the titles of a list."""

import re

LIST = "/th/courses/"


def show(client, course, language="th"):
    response = client.get(f"/{language}/courses/{course.code}/")
    assert response.status_code == 200
    return plain(response.content.decode())


def plain(html):
    """The page without the marks for line breaks."""
    return re.sub(r"<wbr>|</?span[^>]*>", "", html).replace("\u00a0", " ")


def titles(client, query="", path=LIST):
    html = client.get(f"{path}?{query}").content.decode()
    found = re.findall(r'class="card__link"[^>]*>(.*?)</a>', html, re.S)
    return {re.sub("<[^>]+>", "", title) for title in found}
