"""Settings of the public door: a process of its own that can do next to nothing (architecture 2.3, 2.5).

No ORM, no sessions, no cookies, no staff code paths, no request log. Its one database connection is the role `baken_door`,
which may only call the functions of the schema `door`.
"""

import os

from baken.house.config.databases import database
from baken.house.config.home import home, secret

HOME = home()
DEMO = os.environ.get("BAKEN_DEMO") == "1"
PORT = int(os.environ.get("BAKEN_PORT", "8000"))

SECRET_KEY = secret("door", HOME)
CODE_PEPPER = secret("codes", HOME).encode()
PII_SOCKET = HOME / "pii.sock"  # answered only where `baken pii` runs
KEYS = HOME / "keys"  # only public keys are read from it here
TRUSTED_PROXIES = [one for one in os.environ.get("BAKEN_TRUSTED_PROXIES", "").split(",") if one]
DEBUG = False
ALLOWED_HOSTS = os.environ.get("BAKEN_DOOR_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
SECURITY_CONTACT = os.environ.get("BAKEN_SECURITY_CONTACT", "")  # mailto:… or https://…, for security.txt
STAFF_URL = os.environ.get("BAKEN_STAFF_URL", f"http://localhost:{PORT}")
DOOR_DATABASE = database("baken_door")
ADDRESS_SERVICE = os.environ.get(
    "BAKEN_ADDRESS_SERVICE", ""
)  # PDOK Locatieserver; empty: no search, people type the place
DATABASES: dict[str, object] = {}

INSTALLED_APPS = ["django.contrib.staticfiles", "baken.instruments.ui", "baken.journey.intake", "baken.house.front"]
MIDDLEWARE = [
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "baken.house.config.middleware_door.Headers",
    "django.middleware.locale.LocaleMiddleware",  # the language stands in the address, never in a cookie
    "django.middleware.common.CommonMiddleware",
]
ROOT_URLCONF = "baken.house.config.urls_door"
APPEND_SLASH = False
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "baken.house.config.frame_door.frame",
            ]
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [
    ("nl", "Nederlands"),
    ("en", "English"),
    ("de", "Deutsch"),
    ("pl", "Polski"),
    ("ro", "Română"),
    ("uk", "Українська"),
    ("ar", "العربية"),
]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
SECURE_CONTENT_TYPE_NOSNIFF = True

# Everything stays in memory: nothing a resident sends is spooled to a temporary folder (architecture 4.8).
DATA_UPLOAD_MAX_MEMORY_SIZE = 4_000_000  # a text of a million letters comes back on the screen with its size
DATA_UPLOAD_MAX_NUMBER_FILES = None  # counted by the handler, which keeps what was typed
FILE_UPLOAD_HANDLERS = ["baken.journey.intake.services.uploads.NoFiles"]  # a form with files names its own, that seals

# The door logs nothing of a request, not even a path: an error says its type only.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["nowhere"], "level": "CRITICAL"},
    "loggers": {"django": {"handlers": ["nowhere"], "propagate": False}},
}
