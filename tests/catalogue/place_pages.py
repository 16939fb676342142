"""Centres and what stands beside them, as a visitor reads them."""

import re

CENTRE = "/th/centres/sakon-nakhon/phanna-nikhom/"
PROVINCE = "/th/centres/sakon-nakhon/"


def show(client, path):
    response = client.get(path)
    assert response.status_code == 200, (path, response)
    return response.content.decode()


def words_of(page):
    """The page as it is read: without tags, with plain blanks."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page).replace("\u00a0", " "))
