"""The application as a server starts it: `granian --interface asgi api.asgi:app`."""

from api.app import create_app

app = create_app()
