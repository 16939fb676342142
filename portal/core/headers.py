"""Security headers: what a page of ours may load, and what a browser may not do with it."""

from typing import Any

ADMIN_PREFIX = "/admin/"

SELF = "'self'"
NONE = "'none'"

#: Nothing inline and no nonce, so that a page can be kept and given to everybody.
PUBLIC_CSP: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

#: Wagtail's page editor has scripts and styles inside its pages; it previews pages in frames and
#: shows pictures that are not uploaded yet.
ADMIN_CSP: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, "'unsafe-inline'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF, "data:"],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}

#: Only names that browsers know: an unknown one is a warning in everybody's console. The position
#: is asked for by the button "use my position" and nowhere else.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "accelerometer": [],
    "camera": [],
    "geolocation": ["self"],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "usb": [],
}


def is_admin(path: str) -> bool:
    """Whether an address belongs to the admin, which has a policy of its own."""
    return path.startswith(ADMIN_PREFIX)
