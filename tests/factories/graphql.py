"""Asking the API in tests."""

from typing import Any

from api.core.actor import Actor
from tests.conftest import Gql


async def run(gql: Gql, actor: Actor, document: str, **variables: Any) -> Any:
    """Return what the document's one field, under the alias `result`, answers; nothing else may have gone wrong."""
    answer = await gql(actor, document, variables)
    assert "errors" not in answer, answer
    return answer["data"]["result"]
