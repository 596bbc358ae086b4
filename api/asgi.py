"""The ASGI application as each process of `python -m api.serve` answers with it."""

import tempfile
from pathlib import Path

from api.app import behind_proxies, create_app
from api.core.config import get_settings
from api.core.metrics import Shared, folder_of_siblings

# The server may have started several processes of us, and any of them is asked for the metrics of all.
metrics = Shared(folder_of_siblings(Path(tempfile.gettempdir())))
app = behind_proxies(create_app(metrics=metrics), get_settings().trusted_proxies)
