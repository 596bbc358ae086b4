"""What an errand is about, made anew by demo people without a screen: they ask the API with the app's own documents."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Final

from playwright.async_api import APIRequestContext, FilePayload, Playwright
from stdnum.ro import cui

from api.people.demo import DEMO_PASSWORD
from dev.steps import ROOT
from tests.tickets.test_portal import PNG

DOCUMENTS: Final = ROOT / "web" / "dist" / "persisted-documents.json"
OPERATION: Final = re.compile(r"\b(?:query|mutation) (\w+)")


@lru_cache
def _documents() -> dict[str, str]:
    """Return the built app's documents, the id of each by its operation."""
    trusted: dict[str, str] = json.loads(DOCUMENTS.read_text(encoding="utf-8"))
    return {found[1]: key for key, text in trusted.items() if (found := OPERATION.search(text))}


class Asker:
    """Somebody who is signed in."""

    def __init__(self, line: APIRequestContext, token: str, user: str) -> None:
        self._line, self._token, self.user = line, token, user

    async def ask(self, operation: str, **variables: Any) -> Any:
        """Return what is answered; a change must not be refused."""
        answer = await self._line.post(
            "/graphql",
            headers={"Authorization": f"Bearer {self._token}"},
            data={"documentId": _documents()[operation], "operationName": operation, "variables": variables},
        )
        told = await answer.json()
        assert not told.get("errors"), f"{operation}: {told}"
        data: dict[str, Any] = told["data"]
        refused = [part["errors"] for part in data.values() if isinstance(part, dict) and part.get("errors")]
        assert not refused, f"{operation}: {refused}"
        return data


async def asker(playwright: Playwright, base: str, who: str) -> Asker:
    """Sign somebody of the Romanian demo in."""
    line = await playwright.request.new_context(base_url=base, extra_http_headers={"X-Trunkline": "1", "Origin": base})
    answer = await line.post("/auth/sign-in", data={"login": f"{who}.ro@demo.example", "password": DEMO_PASSWORD})
    told = await answer.json()
    person = Asker(line, told["accessToken"], told["user"]["id"])
    # As the app does: the first thing is a question.
    await person.ask("UnreadNotifications")
    return person


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the errands are about, by names that nobody else has."""

    firm: str
    lead: str
    offer: str
    question: str
    product: str
    signed: FilePayload


async def prepared(playwright: Playwright, base: str, mark: str) -> Prepared:
    """Make a customer with its signatory, an accepted offer of it, a lead that is given to the seller, a question."""
    rep, manager, pricing = [await asker(playwright, base, who) for who in ("rep", "manager", "pricing")]
    branches = (await rep.ask("ShopBranches"))["branches"]
    branch = next(one["id"] for one in branches if one["code"] == "RO")
    firm, lead, question = f"Firma {mark} SRL", f"Cofetăria {mark} SRL", f"Mai putem coborî prețul? {mark}"
    customer = await _customer(rep, branch, firm)
    phone = f"07515{secrets.randbelow(90_000) + 10_000}"
    entered = {"branchId": branch, "channel": "TELEMARKETING", "companyName": lead, "phone": phone}
    telemarketing = await asker(playwright, base, "telemarketing")
    found = await telemarketing.ask("LeadEnter", input={**entered, "contactName": "Ana Marin", "simCount": 14})
    await manager.ask("LeadAssign", id=found["leadEnter"]["lead"]["id"], input={"userId": rep.user})
    asked = {"subjectId": customer, "branchId": branch, "note": question, "toUserId": pricing.user}
    due = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    await manager.ask("ActionSend", input={**asked, "dueAt": due})
    # Last, since meanwhile a login for its signatory comes into being, which has everybody's rights looked up anew.
    number = await _accepted(rep, customer)
    signed = FilePayload(name=f"{mark}.png", mimeType="image/png", buffer=PNG)
    return Prepared(firm=firm, lead=lead, offer=number, question=question, product="HOST-S", signed=signed)


async def _customer(rep: Asker, branch: str, name: str) -> str:
    segment = (await rep.ask("CustomerChoices"))["segments"][0]["code"]
    digits = str(secrets.randbelow(900_000) + 1_000_000)
    about = {"fiscalNumber": digits + cui.calc_check_digit(digits), "segment": segment}
    made = await rep.ask("CustomerCreate", input={"branchId": branch, "name": name, **about})
    customer = str(made["customerCreate"]["customer"]["id"])
    person = {"name": "Ileana Ștefănescu", "email": "ileana@taps.example", "roles": ["SIGNATORY"]}
    await rep.ask("ContactAdd", input={"customerId": customer, **person})
    return customer


async def _accepted(rep: Asker, customer: str) -> str:
    """Let the customer accept an offer at the seller's tablet; return its number."""
    product = (await rep.ask("OfferShop", branch="RO"))["shop"][0]["id"]
    line = {"offeringId": product, "quantity": 1, "discountPercent": "0", "months": 24}
    made = await rep.ask("OfferCreate", input={"customerId": customer, "lines": [line]})
    offer = made["offerCreate"]["offer"]
    await rep.ask("OfferSubmit", id=offer["id"], input={})
    await rep.ask("OfferSend", id=offer["id"], input={})
    await rep.ask("OfferAccept", id=offer["id"], input={"revision": 1, "how": "TABLET"})
    return str(offer["number"])
