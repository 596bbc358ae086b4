"""Settings of contracts."""

from datetime import timedelta
from typing import Final

NOTICE: Final = timedelta(days=60)
"""How long before its end a contract is brought to the seller's mind, for renewal (CTR-06)."""

LINK_VALID: Final = timedelta(days=30)
"""For how long the link in the mail lets its reader in, once."""
