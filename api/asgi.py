"""The ASGI application as a server starts it: `granian --interface asgi api.asgi:app`."""

from api.app import behind_proxies, create_app
from api.core.config import get_settings

app = behind_proxies(create_app(), get_settings().trusted_proxies)
