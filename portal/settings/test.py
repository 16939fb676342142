"""Settings of the tests: fast hashing, no page cache, nothing outside."""

from .base import *
from .base import DATABASES, MIDDLEWARE

SECRET_KEY = "only-for-tests-only-for-tests-only-for-tests-only-for-tests"  # noqa: S105 - no secret
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "documents": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "submissions": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]
PORTAL_PAGE_CACHE_SECONDS = 0
PORTAL_ELASTICSEARCH_URLS = []  # a test that wants one says so
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
WAGTAILADMIN_BASE_URL = "http://testserver"
AXES_ENABLED = False
DATABASES["default"]["CONN_MAX_AGE"] = 0
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["NAME"] = ":memory:"
    # Named, because the browser and the race tests use the database from several threads; the last
    # word is for pytest-xdist, which appends the name of its process.
    DATABASES["default"]["TEST"] = {"NAME": "file:portal-test?mode=memory&cache=shared&of=tests"}
