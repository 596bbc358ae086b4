"""Requests that are answered with errors and not executed."""

from graphql import GraphQLError


class Refused(Exception):
    """A request that is not executed: the errors that its answer carries."""

    def __init__(self, *errors: GraphQLError) -> None:
        """Take at least one error."""
        super().__init__(errors)
        self.errors = errors


def refusal(message: str, code: str) -> Refused:
    """Return a refusal with one message and its code."""
    return Refused(GraphQLError(message, extensions={"code": code}))
