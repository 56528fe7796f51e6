"""The application as gunicorn serves it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ineen.config.settings")
_django = get_wsgi_application()

from ineen.config.front import front  # noqa: E402 (it reads the settings)

application = front(_django)
