"""The public door, for the web server."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "baken.house.config.settings_door"

from django.core.wsgi import get_wsgi_application  # noqa: E402 - the settings of this process must stand first

application = get_wsgi_application()
