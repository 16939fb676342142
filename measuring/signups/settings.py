"""Settings of a stand: as on one's own machine, but files are served as they lie, not collected."""

from portal.settings.dev import *  # noqa: F403 - settings build upon settings
from portal.settings.dev import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
