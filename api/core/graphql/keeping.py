"""`GET /graphql?documentId=…&variables=…`: answers that clients may keep, as of the catalogue.

They ask again each time whether what they have still holds, and get no body when it does. Only trusted documents that
read tables of this kind alone are answered so; everything else is a POST, and kept by nobody.
"""

from hashlib import blake2b
from typing import Any, Final
from urllib.parse import parse_qs

import orjson
from graphql import GraphQLError

from api.core.actor import Actor
from api.core.graphql.operations import Operation
from api.core.graphql.reads.run import Planner
from api.core.graphql.refusals import Refused, refusal

Headers = tuple[tuple[bytes, bytes], ...]

VARY: Final = b"authorization, accept-language, accept-encoding"
NOT_MODIFIED: Final = 304


def asked(query: bytes) -> dict[str, Any]:
    """Return what a query string asks for; raises Refused unless it names a document."""
    try:
        given = {name: values[0] for name, values in parse_qs(query.decode("latin-1"), max_num_fields=10).items()}
        variables = orjson.loads(given.get("variables", "{}"))
    except ValueError as error:
        message = "The query string or its variables cannot be read."
        raise refusal(message, "BAD_REQUEST") from error
    if "documentId" not in given or not isinstance(variables, dict):
        message = "GET takes a documentId, and variables as an object."
        raise refusal(message, "BAD_REQUEST")
    return {"documentId": given["documentId"], "variables": variables}


def check_kept(planner: Planner, operation: Operation, actor: Actor, variables: dict[str, Any]) -> None:
    """Pass, or raise Refused for an answer that nobody may keep."""
    try:
        kept = operation.planned and planner.whole(operation, actor, operation.variables(variables)).kept
    except GraphQLError as error:
        raise Refused(error) from error
    if not kept:
        message = "Ask this by POST: its answer is kept by nobody."
        raise refusal(message, "METHOD_NOT_ALLOWED")


def tagged(body: bytes, known: str) -> tuple[int, bytes, Headers]:
    """Return status, body and headers of an answer, given the tags of those that the client has."""
    # Weak: the same answer goes out compressed and plain.
    tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
    headers = ((b"cache-control", b"private, no-cache"), (b"vary", VARY), (b"etag", tag.encode()))
    if tag in {part.strip() for part in known.split(",")}:
        return NOT_MODIFIED, b"", headers
    return 200, body, headers
