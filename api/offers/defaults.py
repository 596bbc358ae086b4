"""Settings of offers. The limits of discounts and quantities are catalogue data, not here (OFF-02)."""

from datetime import timedelta
from typing import Final

VALID_DAYS: Final = 30
"""For how many days a sent offer can be accepted, in the branch's calendar."""

LINK_VALID: Final = timedelta(days=30)
"""For how long the link in the mail lets its reader in, once."""
