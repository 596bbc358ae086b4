"""Jobs of accounts."""

from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.notifications.actions import send_mail_to_user
from api.people.auth.reset import VALID_FOR, issue_token
from api.people.models import UserAccount


async def send_password_reset(uow: UnitOfWork, event: StoredEvent) -> None:
    """Send the link that sets a new password, in the account's language; it works for an hour from the request."""
    user = await uow.session.get(UserAccount, event.subject_id)
    expires = event.at + VALID_FOR
    if user is None or not user.active or expires <= uow.now:
        return
    url = f"{uow.settings.public_url.rstrip('/')}/reset?token={issue_token(uow.settings, user, expires)}"
    values = {"login": user.login, "until": expires}
    await send_mail_to_user(uow, user, kind="password-reset", values=values, dedupe=str(event.id), url=url)
