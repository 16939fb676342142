"""Settings of one's own machine: `make run` and plain `manage.py`."""

import secrets

from .base import *
from .base import DATA_DIR, env

DEBUG = env.bool("PORTAL_DEBUG", default=False)
PORTAL_DEMO_LOGINS = env.bool("PORTAL_DEMO_LOGINS", default=True)
# Text messages are written to files here; production leaves this empty.
PORTAL_MESSAGES_FOLDER = DATA_DIR / "messages"


def _own_secret() -> str:
    """A random secret made at the first start and kept beside the database."""
    path = DATA_DIR / "secret-key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text().strip()


SECRET_KEY = env.str("SECRET_KEY", default="") or _own_secret()
