"""Settings of a public server: what base leaves open is demanded here."""

from django.core.exceptions import ImproperlyConfigured

from .base import *
from .base import env

SECRET_KEY = env.str("SECRET_KEY")
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5:
    raise ImproperlyConfigured("SECRET_KEY is short or guessable: give 50 random signs.")
ALLOWED_HOSTS = env.list("PORTAL_HOSTS")
PORTAL_DEMO_LOGINS = False
SECURE_SSL_REDIRECT = env.bool("PORTAL_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^-/live$", r"^-/ready$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
# The editor shows previews in frames of its own origin, so frames are not denied altogether.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
