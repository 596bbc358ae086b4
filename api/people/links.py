"""Signed, single-use links that let a customer's person into the portal, for the first time too (OFF-10)."""

import hashlib
import secrets
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from api.core.uow import UnitOfWork
from api.people.models import AccessLink, Role, UserAccount, UserKind, UserRole


async def issue_link(
    uow: UnitOfWork,
    *,
    branch_id: UUID,
    customer_id: UUID,
    contact_id: UUID | None,
    email: str,
    name: str,
    language: str,
    target: str,
    valid_for: timedelta,
    role: str = "PORTAL_ADMIN",
) -> str:
    """Return the full address of a new link to `target`, a path of the portal; makes the portal user when missing."""
    user = await portal_user(
        uow,
        branch_id=branch_id,
        customer_id=customer_id,
        contact_id=contact_id,
        email=email,
        name=name,
        language=language,
        role=role,
    )
    token = secrets.token_urlsafe(32)
    uow.add(
        AccessLink(
            branch_id=branch_id,
            token_hash=hashlib.sha256(token.encode()).digest(),
            user_id=user.id,
            customer_id=customer_id,
            target=target,
            expires_at=uow.now + valid_for,
        )
    )
    return f"{uow.settings.public_url}/link?token={token}"


async def portal_user(
    uow: UnitOfWork,
    *,
    branch_id: UUID,
    customer_id: UUID,
    contact_id: UUID | None,
    email: str,
    name: str,
    language: str,
    role: str,
) -> UserAccount:
    """Return the customer's portal user of that address, made when missing.

    One person may act for several customers, so the login of a second account carries the customer's id.
    """
    email = email.strip().casefold()
    existing = await uow.session.scalar(
        select(UserAccount).where(col(UserAccount.email) == email, col(UserAccount.customer_id) == customer_id)
    )
    if existing:
        return existing
    taken = await uow.session.scalar(select(col(UserAccount.id)).where(col(UserAccount.login) == email))
    user = uow.add(
        UserAccount(
            kind=UserKind.PORTAL,
            login=f"{email}#{customer_id}" if taken else email,
            name=name,
            email=email,
            language=language,
            branch_id=branch_id,
            branch_ids=[branch_id],
            customer_id=customer_id,
            contact_id=contact_id,
        )
    )
    await uow.flush()
    role_id = await uow.session.scalar(select(col(Role.id)).where(col(Role.code) == role))
    if role_id is None:
        message = f"role {role} is missing: run the seed"
        raise LookupError(message)
    uow.add(UserRole(user_id=user.id, role_id=role_id))
    await uow.flush()
    return user
