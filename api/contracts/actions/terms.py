"""Terms of service and price lists in published versions (CTR-07)."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from api.contracts import policy, queries, rules
from api.contracts.events import TermsPublished
from api.contracts.models import TermsKind, TermsVersion
from api.core.errors import InvalidInput, PermissionDenied, require
from api.core.uow import UnitOfWork
from api.people.queries import branch as branch_of


async def publish_terms(
    uow: UnitOfWork, branch_id: UUID, kind: TermsKind, texts: Mapping[str, str], effective_from: date
) -> TermsVersion:
    """Publish the next version, in all languages of the branch, from a day that is not over; earlier ones stay.

    Raises NotFound, PermissionDenied, InvalidInput when a language is missing, TermsOverlap.
    """
    branch = await branch_of(uow, branch_id)
    require(policy.can_publish_terms(uow.actor, branch.id))
    given = {language: text.strip() for language, text in texts.items() if text.strip()}
    if missing := [language for language in branch.languages if language not in given]:
        raise InvalidInput("texts", code="terms-language-missing", language=missing[0])
    if unknown := sorted(set(given) - set(branch.languages)):
        raise InvalidInput("texts", code="terms-language-unknown", language=unknown[0])
    latest = await queries.latest_terms(uow, branch.id, kind)
    today = uow.now.astimezone(ZoneInfo(branch.zone)).date()
    if not rules.may_take_effect(effective_from, today, latest.effective_from if latest else None):
        raise rules.TermsOverlap("effectiveFrom")
    if uow.actor.user_id is None:
        raise PermissionDenied
    published = uow.add(
        TermsVersion(
            created_at=uow.now,
            branch_id=branch.id,
            kind=kind,
            number=latest.number + 1 if latest else 1,
            effective_from=effective_from,
            texts=given,
            published_by_id=uow.actor.user_id,
        )
    )
    await uow.flush()
    uow.record(
        TermsPublished(
            subject_id=published.id,
            branch_id=branch.id,
            kind=kind.name,
            number=published.number,
            effective_from=effective_from,
        )
    )
    uow.audit("terms-published", published, {"kind": kind, "number": published.number})
    return published
