"""All that changes contracts and published terms."""

from api.contracts.actions.life import (
    attach_signed,
    create_contract,
    generate_contract,
    move_original,
    send_contract,
)
from api.contracts.actions.term import activate_contract, cancel_contract, end_contract
from api.contracts.actions.terms import publish_terms

__all__ = [
    "activate_contract",
    "attach_signed",
    "cancel_contract",
    "create_contract",
    "end_contract",
    "generate_contract",
    "move_original",
    "publish_terms",
    "send_contract",
]
