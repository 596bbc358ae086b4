"""Every screen of the product, who sees it and how one gets there; pictures and figures walk this list.

A route of the tables in ``web/src/app`` that no screen here names fails a test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dev.steps import ROOT

APP: Final = ROOT / "web" / "src" / "app"
# Table of routes → what stands before each of its paths.
TABLES: Final = {"routes/staff/index.tsx": "", "routes/portal/index.tsx": "/portal", "router.tsx": ""}
ROUTE: Final = re.compile(
    r"\b(?P<kind>screen|searchScreen|listScreens|publicScreen)\('(?P<path>/[^']*)'|\bpath: '(?P<open>/[^']*)'"
)

# Things that have an address of their own: the list where one is found, and how its address begins.
PLACES: Final = {
    "customer": ("/customers", "/customers/cus_"),
    "lead": ("/leads", "/leads/lea_"),
    "import": ("/leads/import", "/leads/import/"),
    "offer": ("/offers?status=SENT", "/offers/off_"),
    "draft": ("/offers?status=DRAFT", "/offers/off_"),
    "contract": ("/contracts", "/contracts/ctr_"),
    "order": ("/orders?view=list&status=all", "/orders/ord_"),
    "ticket": ("/tickets", "/tickets/"),
    "contact": ("/interactions", "/interactions/int_"),
    "user": ("/admin/users", "/admin/users/"),
    "team": ("/admin/teams", "/admin/teams/"),
    "role": ("/admin/roles", "/admin/roles/"),
    "offering": ("/admin/catalogue", "/admin/catalogue/"),
    "process": ("/admin/processes", "/admin/processes/"),
    "my order": ("/portal/orders", "/portal/orders/"),
    "my ticket": ("/portal/tickets", "/portal/tickets/"),
    # The one that waits for an answer.
    "my offer": ("/portal", "/portal/offers/"),
    "bill": ("/portal/bills", "/portal/bills/"),
    "my contract": ("/portal/contracts", "/portal/contracts/"),
    "terms": ("{my contract}", "/portal/terms/"),
}


@dataclass(frozen=True)
class Screen:
    """A screen in one of its states."""

    name: str
    route: str
    # A login of the demo without its country; nobody for who has not signed in.
    who: str | None
    # The address, with places in braces; the route itself when it says nothing.
    path: str = ""
    # Texts of the buttons and links that are pressed there, one after the other.
    press: tuple[str, ...] = ()
    # The API does not answer while it loads.
    broken: bool = False
    # The only device that has it.
    device: str = ""

    @property
    def address(self) -> str:
        """The path with its places, as `Guest.visit` takes it."""
        return self.path or self.route


def _staff(who: str, name: str, route: str, path: str = "", *press: str, broken: bool = False) -> Screen:
    return Screen(name, route, who, path, press, broken)


def _portal(name: str, route: str, path: str = "", *press: str, broken: bool = False) -> Screen:
    return Screen(name, f"/portal{route}", "buyer", path, press, broken)


OPEN: Final = (
    Screen("sign-in", "/sign-in", None),
    Screen("sign-in refused", "/sign-in", None, press=("app.signIn.submit",)),
    Screen("sign-in by link", "/link", None, "/link?token=used"),
    Screen("password forgotten", "/forgot", None),
    Screen("new password", "/reset", None, "/reset?token=used"),
    Screen("public shop", "/shop", None),
    Screen("public product", "/shop/$code", None, "/shop/HOST-M"),
    Screen("no such address", "/nowhere", None),
    Screen("components", "/design", None),
)

PORTAL: Final = (
    _portal("portal home", "/"),
    _portal("portal home broken", "/", broken=True),
    Screen("portal more", "/portal/", "buyer", "/portal", ("app.nav.more",), device="phone"),
    _portal("shop", "/shop"),
    _portal("product", "/shop/$code", "/portal/shop/HOST-M"),
    _portal("cart", "/cart"),
    _portal("cart review", "/cart", "/portal/cart?step=review"),
    _portal("my orders", "/orders"),
    _portal("my order", "/orders/$id", "{my order}"),
    _portal("my tickets", "/tickets"),
    _portal("my ticket", "/tickets/$id", "{my ticket}"),
    _portal("report a problem", "/tickets/new"),
    _portal("report a line", "/tickets/new", "/portal/tickets/new?about=DATA_PORT"),
    _portal("my offers", "/offers"),
    _portal("my offer", "/offers/$id", "{my offer}"),
    Screen("accept an offer", "/portal/offers/$id", "customer", "{my offer}", ("portal.offer.accept",)),
    _portal("bills", "/bills"),
    _portal("bills broken", "/bills", broken=True),
    _portal("bill", "/bills/$id", "{bill}"),
    _portal("my contracts", "/contracts"),
    _portal("my contract", "/contracts/$id", "{my contract}"),
    _portal("terms", "/terms/$id", "{terms}"),
    _portal("account", "/account"),
    Screen("add a person", "/portal/account", "customer", "/portal/account", ("portal.person.add",)),
    _portal("portal sync", "/sync"),
)

STAFF: Final = (
    _staff("rep", "home", "/"),
    _staff("manager", "home of a manager", "/"),
    _staff("rep", "home broken", "/", broken=True),
    _staff("rep", "sync", "/sync"),
    _staff("backoffice", "inbox", "/inbox"),
    _staff("rep", "notifications", "/notifications"),
    _staff("rep", "password", "/password"),
    _staff("rep", "customers", "/customers"),
    _staff("rep", "customers none found", "/customers", "/customers?q=zzzz"),
    _staff("rep", "customers broken", "/customers", broken=True),
    _staff("rep", "customer", "/customers/$id", "{customer}"),
    _staff("rep", "new customer", "/customers", "/customers", "customers.new"),
    _staff("manager", "leads", "/leads"),
    _staff("manager", "leads filters", "/leads", "/leads", "ui.filter.button"),
    _staff("manager", "lead", "/leads/$id", "{lead}"),
    _staff("manager", "lead actions", "/leads/$id", "{lead}", "leads.actions"),
    _staff("telemarketing", "new lead", "/leads/new"),
    _staff("telemarketing", "lead of a channel", "/leads/new", "/leads/new?channel=TELEMARKETING"),
    _staff("telemarketing", "lead import", "/leads/import"),
    _staff("telemarketing", "lead import open", "/leads/import/$id", "{import}"),
    _staff("manager", "lead board", "/leads/board"),
    _staff("rep", "offers", "/offers"),
    _staff("rep", "offer", "/offers/$id", "{offer}"),
    _staff("rep", "new offer", "/offers/new"),
    _staff("rep", "offer builder", "/offers/$id/edit", "{draft}/edit"),
    _staff("pricing", "counter offer", "/offers/$id/counter", "{offer}/counter"),
    _staff("manager", "list taken out", "/offers", "/offers", "exports.title"),
    _staff("rep", "contracts", "/contracts"),
    _staff("rep", "contract", "/contracts/$id", "{contract}"),
    _staff("backoffice", "orders", "/orders"),
    _staff("backoffice", "orders list", "/orders", "/orders?view=list"),
    _staff("backoffice", "order", "/orders/$id", "{order}"),
    _staff("service", "tickets", "/tickets"),
    _staff("service", "ticket", "/tickets/$id", "{ticket}"),
    _staff("care", "new ticket", "/tickets/new"),
    _staff("care", "contacts", "/interactions"),
    _staff("care", "contact", "/interactions/$id", "{contact}"),
    _staff("care", "open call", "/interactions", "/interactions", "interactions.new"),
    _staff("rep", "visit", "/customers/$id", "{customer}", "interactions.channel.VISIT"),
    _staff("manager", "kept deadlines", "/reports"),
    _staff("manager", "report on leads", "/reports", "/reports?view=leads&by=OWNER"),
    _staff("manager", "report on load", "/reports", "/reports?view=load"),
    _staff("admin", "administration", "/admin"),
    _staff("admin", "users", "/admin/users"),
    _staff("admin", "user", "/admin/users/$id", "{user}"),
    _staff("admin", "new user", "/admin/users", "/admin/users", "admin.users.new"),
    _staff("admin", "teams", "/admin/teams"),
    _staff("admin", "team", "/admin/teams/$id", "{team}"),
    _staff("admin", "roles", "/admin/roles"),
    _staff("admin", "role", "/admin/roles/$id", "{role}"),
    _staff("admin", "catalogue", "/admin/catalogue"),
    _staff("admin", "offering", "/admin/catalogue/$id", "{offering}"),
    _staff("admin", "matrix", "/admin/matrix"),
    _staff("admin", "channels", "/admin/channels"),
    _staff("admin", "processes", "/admin/processes"),
    _staff("admin", "process", "/admin/processes/$id", "{process}"),
    _staff("admin", "promises", "/admin/promises"),
    _staff("admin", "calendars", "/admin/calendars"),
    _staff("admin", "escalation", "/admin/escalation"),
    _staff("admin", "guides", "/admin/guides"),
    _staff("admin", "reasons", "/admin/reasons"),
    _staff("admin", "numbers", "/admin/numbers"),
    _staff("admin", "numbers added", "/admin/numbers", "/admin/numbers", "admin.numbers.add"),
    _staff("admin", "operations", "/admin/operations"),
    _staff("admin", "deliveries", "/admin/deliveries"),
    _staff("admin", "audit", "/admin/audit"),
)

SCREENS: Final = (*OPEN, *PORTAL, *STAFF)


def routes() -> set[str]:
    """Return every route of the application's tables."""
    found = set()
    for table, prefix in TABLES.items():
        for match in ROUTE.finditer((APP / table).read_text(encoding="utf-8")):
            path = match["path"] or match["open"]
            found.add(path if match["kind"] == "publicScreen" else (f"{prefix}{path}"))
            if match["kind"] == "listScreens":
                found.add(f"{prefix}{path}/$id")
    return found


def chosen(only: str) -> tuple[Screen, ...]:
    """Return the screens whose name or route has one of the words, which are parted by commas; all without words."""
    words = [word.strip() for word in only.split(",") if word.strip()]
    return tuple(
        screen for screen in SCREENS if not words or any(word in f"{screen.name} {screen.route}" for word in words)
    )
