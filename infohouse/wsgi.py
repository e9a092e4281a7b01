"""The web process; it refuses to serve with a database role that could walk through the wall."""

import os

from django.core.wsgi import get_wsgi_application

from infohouse.core.wall import must_stand

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infohouse.settings")
application = get_wsgi_application()
must_stand()
