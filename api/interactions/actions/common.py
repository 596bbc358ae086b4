"""Steps that several actions share."""

from typing import Any

from api.interactions.models import Interaction


def of(interaction: Interaction) -> dict[str, Any]:
    """Return what every event of a contact says."""
    return {
        "subject_id": interaction.id,
        "branch_id": interaction.branch_id,
        "customer_id": interaction.customer_id,
        "number": interaction.number,
        "channel": interaction.channel.name,
        "direction": interaction.direction.name,
    }
