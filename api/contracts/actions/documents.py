"""The text of a contract: what its template is filled with (CTR-01)."""

from collections.abc import Sequence
from datetime import date

from api.contracts.models import Contract, TermsVersion
from api.core.i18n import keys, text
from api.customers.models import Contact, Customer
from api.customers.rules import party_of_branch, party_of_customer
from api.offers.actions import document_lines, document_totals
from api.offers.models import OfferLine, OfferRevision
from api.people.models import Branch

CLAUSE = "contract-clause-"


def contract_data(
    contract: Contract,
    branch: Branch,
    customer: Customer,
    contact: Contact | None,
    revision: OfferRevision,
    lines: Sequence[OfferLine],
    terms: TermsVersion | None,
    day: date,
) -> dict[str, object]:
    """Return what the template `contract` takes, in the contract's language; amounts are net unless named gross."""
    language = contract.language
    return {
        "number": contract.number,
        "date": day,
        "start": contract.start_on,
        "term": _term(contract),
        "terms_version": None if terms is None else f"{terms.number}",
        "seller": party_of_branch(branch),
        "customer": party_of_customer(customer, contact),
        "lines": document_lines(lines, contract.currency, language),
        "totals": document_totals(revision, contract.currency),
        "clauses": [
            {"title": text(language, f"{CLAUSE}{name}-title"), "text": text(language, f"{CLAUSE}{name}-text")}
            for name in clause_names()
        ],
    }


def clause_names() -> list[str]:
    """Return the names of the standard clauses, in order, such as `01-subject`."""
    titles = (key for key in keys("en", CLAUSE) if key.endswith("-title"))
    return sorted(key.removeprefix(CLAUSE).removesuffix("-title") for key in titles)


def _term(contract: Contract) -> str:
    """Say how long the contract runs."""
    if contract.end_on is None:
        return text(contract.language, "contract-term-open")
    return text(contract.language, "contract-term", months=contract.months, end=contract.end_on)
