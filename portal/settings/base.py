"""Settings that are safe to run anywhere: no debug, no default secret, embedded defaults."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from portal.core import headers

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()

DATA_DIR = Path(env.str("PORTAL_DATA_DIR", default=str(BASE_DIR / "var")))

# --- security -------------------------------------------------------------------------------
SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("PORTAL_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("PORTAL_TRUSTED_ORIGINS", default=[])
PORTAL_TRUSTED_PROXIES = env.list("PORTAL_TRUSTED_PROXIES", default=[])
#: The worker asks shops that groups name whether they are still there (it calls out to the web).
PORTAL_CHECK_SHOPS = env.bool("PORTAL_CHECK_SHOPS", default=False)
PORTAL_DEMO_LOGINS = env.bool("PORTAL_DEMO_LOGINS", default=False)

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 60 * 60
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.core.errors.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
CONTENT_SECURITY_POLICY = headers.PUBLIC_CSP
PERMISSIONS_POLICY = headers.PERMISSIONS_POLICY
# Thai letters are nine bytes each in a form: a whole megabyte of them still comes back as typed.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- rooms ----------------------------------------------------------------------------------
INSTALLED_APPS = [
    "home",
    "registry",
    "showcase",
    "catalogue",
    "search",
    "portal.users",
    "portal.media",
    "portal.outbox",
    "portal.places",
    "portal.core",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "portal.core.middleware.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # Files stand before both policies: they speak to pages, and every byte would go with each file.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.core.middleware.ScopedCSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.core.compression.CompressionMiddleware",
    "portal.core.page_cache.PageCacheMiddleware",
    "portal.core.photographs.SaveDataMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.core.middleware.PublicLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "portal.users.sessions.SessionLimitMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.users.second_factor.SecondFactorMiddleware",
    "portal.users.admin_guard.AdminGuardMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "portal.core.context.site",
            ],
        },
    }
]

# --- data -----------------------------------------------------------------------------------
# Set but empty means the default, as everywhere here.
DATABASE_URL = env.str("DATABASE_URL", default="") or f"sqlite:///{DATA_DIR}/portal.sqlite3"
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while one writes; FULL keeps the last commits when the power goes;
    # IMMEDIATE takes the write lock first, so that a race waits and never fails half-way.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456;"
            "PRAGMA cache_size=-16000; PRAGMA wal_autocheckpoint=1000;"
        ),
    }
else:
    # Indexes lie in memory or on disks without moving parts; by PostgreSQL's own default it would
    # rather read a whole table. Compiling a statement, or sharing it among processes, takes longer
    # than ours run.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
        "options",
        "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0",
    )
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

PORTAL_CACHE_URL = env.str("PORTAL_CACHE_URL", default="")
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 5_000},
    }
}
if PORTAL_CACHE_URL:
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": PORTAL_CACHE_URL,
    }
else:
    # Whole pages apart and fewer of them: in memory each one weighs some 40 KB.
    CACHES["pages"] = {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1_000},
    }
PORTAL_PAGE_CACHE_SECONDS = env.int("PORTAL_PAGE_CACHE_SECONDS", default=15)

# --- search ---------------------------------------------------------------------------------
# Without addresses the database searches; with them it answers when Elasticsearch does not.
PORTAL_ELASTICSEARCH_URLS = env.list("PORTAL_ELASTICSEARCH_URLS", default=[])
PORTAL_ELASTICSEARCH_INDEX = env.str("PORTAL_ELASTICSEARCH_INDEX", default="portal")
PORTAL_ELASTICSEARCH_API_KEY = env.str("PORTAL_ELASTICSEARCH_API_KEY", default="")
PORTAL_ELASTICSEARCH_TIMEOUT = env.float("PORTAL_ELASTICSEARCH_TIMEOUT", default=0.8)

# --- people ---------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "portal.users.backends.RoleBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# What an authenticator app shows beside the six digits.
OTP_TOTP_ISSUER = "ศูนย์ฝึกอาชีพชุมชน"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AXES_LOCKOUT_CALLABLE = "portal.users.lockout.locked_out"
AXES_CLIENT_IP_CALLABLE = "portal.core.client_address.client_address"

# --- sign-ups and personal data -------------------------------------------------------------
# Both follow from the secret key when they are not set; set them before real people sign up.
PORTAL_PERSON_PEPPER = env.str("PORTAL_PERSON_PEPPER", default="")
PORTAL_ENCRYPTION_KEYS = env.list("PORTAL_ENCRYPTION_KEYS", default=[])
PORTAL_ADULT_AGE = env.int("PORTAL_ADULT_AGE", default=20)
# How long the answers of somebody who has not sent the form yet are kept, encrypted.
PORTAL_DRAFT_HOURS = env.int("PORTAL_DRAFT_HOURS", default=24)
# So many people ask for the same in a district until its centre is told that a run is worth opening.
PORTAL_INTEREST_THRESHOLD = env.int("PORTAL_INTEREST_THRESHOLD", default=10)
# Where the outside registry listens; empty: nothing is sent, nothing is kept for it.
PORTAL_REGISTRY_URL = env.str("PORTAL_REGISTRY_URL", default="")
PORTAL_REGISTRY_SECRETS = env.list("PORTAL_REGISTRY_SECRETS", default=[])
# The provider of text messages (SMS, LINE); without one they wait, and are given up after three
# days. A folder takes them instead on one's own machine: telephone numbers, in plain text.
PORTAL_MESSAGES_URL = env.str("PORTAL_MESSAGES_URL", default="")
PORTAL_MESSAGES_TOKEN = env.str("PORTAL_MESSAGES_TOKEN", default="")
PORTAL_MESSAGES_SENDER = env.str("PORTAL_MESSAGES_SENDER", default="")
PORTAL_MESSAGES_FOLDER: str | Path = ""

# --- words and time -------------------------------------------------------------------------
LANGUAGE_CODE = "th"
LANGUAGES = [("th", _("Thai")), ("en", _("English"))]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Bangkok"
USE_TZ = True

# --- files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    # Outside of MEDIA_ROOT: no web server gives these out, only the documents' own view.
    "documents": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "documents"), "base_url": None},
    },
    # Pictures from outside that nobody has approved yet: as private.
    "submissions": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(DATA_DIR / "submissions"), "base_url": None},
    },
}
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
WHITENOISE_MAX_AGE = 31_536_000

# --- Wagtail --------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "ศูนย์ฝึกอาชีพชุมชน"
WAGTAILADMIN_BASE_URL = env.str("PORTAL_BASE_URL", default="http://localhost:8000")
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILDOCS_DOCUMENT_MODEL = "media.PortalDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.PortalDocumentForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.PortalImageForm"
WAGTAILIMAGES_AVIF_QUALITY = 55
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAIL_AUTOSAVE_INTERVAL = 5_000
WAGTAILADMIN_PAGE_SEARCH_FILTER_BY_PERMISSIONS = True
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.admin_search.backend"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- mail and logs --------------------------------------------------------------------------
EMAIL_CONFIG = env.email_url("PORTAL_EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("PORTAL_FROM_EMAIL", default="portal@localhost")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"scrub": {"()": "portal.core.logging.ScrubFilter"}},
    "formatters": {"json": {"()": "portal.core.logging.JsonFormatter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "filters": ["scrub"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Wagtail's own tasks say four lines each, which drown the rest.
    "loggers": {
        **{name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db")},
        # The client tells of every request and every retry; search.engines says what came of it.
        "elastic_transport": {"level": "ERROR"},
    },
}
