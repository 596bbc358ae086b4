"""Telling operators of alerts, once when it begins and once when it is well again."""

from api.core import i18n
from api.core.events import StoredEvent
from api.core.uow import UnitOfWork
from api.notifications.actions import notify
from api.operations import queries

PAGE = "/admin/operations"


async def tell_alert(uow: UnitOfWork, event: StoredEvent) -> None:
    """Say what is wrong and what to do about it."""
    await _tell(uow, event, "alert-raised")


async def tell_resolved(uow: UnitOfWork, event: StoredEvent) -> None:
    """Say that it is well again."""
    await _tell(uow, event, "alert-resolved")


async def _tell(uow: UnitOfWork, event: StoredEvent, kind: str) -> None:
    key = event.data["key"]
    values = {part: _said(f"alert-{key}-{part}") for part in ("title", "meaning", "advice")}
    await notify(uow, await queries.operators(uow), kind, values, PAGE, event)


def _said(key: str) -> dict[str, str]:
    """Return a text in every language, from which each reader gets the own one."""
    return {language: i18n.text(language, key) for language in i18n.LANGUAGES}
