"""Settings of the staff site, the worker and the owner's set-up. The public door has its own (`settings_door`).

`BAKEN_PROCESS` says which process this is: `staff` (default), `worker`, or `owner` (migrations). Each connects with its own
database role, so that a process holds no key it does not need.
"""

import os
from pathlib import Path

from baken.house.config.databases import database
from baken.house.config.home import home, secret

HOME = home()
PROCESS = os.environ.get("BAKEN_PROCESS", "staff")
DEMO = os.environ.get("BAKEN_DEMO") == "1"
PORT = int(os.environ.get("BAKEN_PORT", "8000"))

SECRET_KEY = secret("django", HOME)
SUBJECT_KEY = secret("subjects", HOME).encode()
KEYS = HOME / "keys"  # the key pairs of the desks; a token or key service by the same protocol
DEBUG = False
ALLOWED_HOSTS = os.environ.get("BAKEN_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host not in {"localhost", "127.0.0.1", "[::1]"}]
DOOR_URL = os.environ.get("BAKEN_DOOR_URL", f"http://localhost:{PORT + 1}")
STAFF_URL = os.environ.get("BAKEN_STAFF_URL", f"http://localhost:{PORT}")

ROOMS = (
    "baken.ground.organisations",
    "baken.ground.trail",
    "baken.ground.privacy",
    "baken.ground.places",
    "baken.ground.subjects",
    "baken.ground.policy",
    "baken.ground.topics",
    "baken.ground.phenomena",
    "baken.journey.intake",
    "baken.journey.signals",
    "baken.journey.police",
    "baken.journey.dossiers",
    "baken.journey.care",
    "baken.journey.referrals",
    "baken.journey.consultations",
    "baken.journey.decisions",
    "baken.journey.inspections",
    "baken.journey.measures",
    "baken.journey.effects",
    "baken.journey.insight",
    "baken.journey.council",
    "baken.house.front",
    "baken.house.upkeep",
)
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "baken.instruments.tables",
    "baken.instruments.ui",
    *ROOMS,
]

_ROLE = {"staff": "baken_app", "worker": "baken_worker", "owner": "baken_owner", "destroyer": "baken_destroyer"}[
    PROCESS
]
DATABASES = {"default": database(_ROLE), "trail": database(_ROLE)}
if PROCESS in {"staff", "owner"}:  # the owner sets first passwords; the worker signs nobody in
    DATABASES["login"] = database("baken_login")
if PROCESS == "worker":
    DATABASES["numbers"] = database("baken_numbers")  # sees only the figures views (the nightly extract)
TRAIL_DATABASE = "trail"
DATABASE_ROUTERS = ["baken.house.config.databases.OneDatabase"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baken.house.config.middleware.Headers",
    "baken.house.config.middleware.Outage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "baken.house.config.middleware.Visits",
]
ROOT_URLCONF = "baken.house.config.urls"
WSGI_APPLICATION = "baken.house.config.wsgi.application"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "baken.house.config.frame.frame",
            ]
        },
    }
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

SESSION_COOKIE = "baken_session"
SECURE_COOKIES = os.environ.get("BAKEN_SECURE_COOKIES", "0" if DEMO else "1") == "1"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE_COOKIES
CSRF_COOKIE_SAMESITE = "Strict"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_COOKIES else 0

OIDC = {
    name: os.environ.get(f"BAKEN_OIDC_{name.upper()}", "")
    for name in ("issuer", "client_id", "private_key", "authorize_url", "token_url", "jwks_url")
}  # empty: sign-in by local account only; private_key is the path of a PEM file

KVK = {
    "key": os.environ.get("BAKEN_KVK_KEY", ""),  # empty: numbers of entrepreneurs are kept unchecked, and say so
    "url": os.environ.get("BAKEN_KVK_URL", "https://api.kvk.nl/api"),
}
BAG = {
    "key": os.environ.get("BAKEN_BAG_KEY", ""),  # empty: the register of addresses is not asked, and the page says so
    "url": os.environ.get("BAKEN_BAG_URL", "https://api.bag.kadaster.nl/lvbag/individuelebevragingen/v2"),
}
BRP = {
    "url": os.environ.get("BAKEN_BRP_URL", ""),  # the municipality's own Haal Centraal service; empty: not asked
    "key": os.environ.get("BAKEN_BRP_KEY", ""),
    "purpose": os.environ.get("BAKEN_BRP_PURPOSE", ""),  # doelbinding, as in the authorisation
}
MAILBOXES = Path(os.environ.get("BAKEN_MAILBOXES", HOME / "mailboxes.toml"))  # without this file no mail is fetched

CLAMD = os.environ.get("BAKEN_CLAMD", "")  # socket path or host:port of ClamAV; empty: files are made anew, not scanned

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
FEWEST_SHOWN = int(os.environ.get("BAKEN_FEWEST_SHOWN", "5"))
"""Own counts below this are hidden wherever figures leave. Own proposal: no statutory rule was found (brief H)."""
SURVEY_AREAS = os.environ.get("BAKEN_SURVEY_AREAS", "").split()
"""Codes of the basisteam or district of the municipalities here, as the Veiligheidsmonitor knows them; small ones are not in it."""
PROCRASTINATE_IMPORT_PATHS = ["baken.house.upkeep.jobs", "baken.house.front.jobs", "baken.journey.intake.jobs"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
