"""People in the schema: who I am, users, roles, teams, branches and their administration."""

from api.people.graphql.mutations import PeopleMutation
from api.people.graphql.types import BranchType, PeopleQuery, RoleType, TeamType, UserType

__all__ = ["BranchType", "PeopleMutation", "PeopleQuery", "RoleType", "TeamType", "UserType"]
