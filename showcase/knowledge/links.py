"""Links of knowledge items: where they lead, and which video sites are known.

A video is a plain link. Nothing of another site is ever loaded by a page of ours: no player, no
picture, no script.
"""

from urllib.parse import urlsplit

#: Hosts of videos, exactly as they are written, and what people call them.
VIDEO_HOSTS = {
    "youtube.com": "YouTube",
    "www.youtube.com": "YouTube",
    "m.youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "www.vimeo.com": "Vimeo",
    "facebook.com": "Facebook",
    "www.facebook.com": "Facebook",
    "m.facebook.com": "Facebook",
    "web.facebook.com": "Facebook",
    "fb.watch": "Facebook",
}
VIDEO_NAMES = tuple(dict.fromkeys(VIDEO_HOSTS.values()))


def host_of(url: str) -> str:
    """Return the host of a web address in small letters; '' where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def is_safe(url: str) -> bool:
    """Whether nobody on the way can change what is read: https, and a real host without a password."""
    try:
        parts = urlsplit(url)
        has_name = bool(parts.username or parts.password)
    except ValueError:
        return False
    return parts.scheme == "https" and "." in host_of(url) and not has_name


def video_site(url: str) -> str:
    """Return what people call the site of a video; '' for any site that is not on the list."""
    return VIDEO_HOSTS.get(host_of(url), "") if is_safe(url) else ""


def site_name(url: str) -> str:
    """Say where a link leads: the name of a video's site, else the host without www."""
    return video_site(url) or host_of(url).removeprefix("www.")
