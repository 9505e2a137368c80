"""The public door, for the web server."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "baken.house.config.settings_door"

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
