"""Permissions, `scope:resource:action`, and what each role of the sources starts with.

Roles are rows that an administrator edits (ACC-02); this is only where they begin. What no row grants is denied.
"""

from collections.abc import Iterable, Mapping

ANYWHERE = "branch"

# Resource → actions. A role may hold each action in one of the scopes all, branch, team, own (portal: customer).
CATALOGUE: Mapping[str, tuple[str, ...]] = {
    "lead": ("read", "enter", "assign", "work", "close", "import"),
    "customer": ("read", "write", "merge"),
    "pii": ("read",),
    "file": ("read", "write"),
    "catalog": ("read", "write", "publish"),
    "billing": ("read", "write"),
    "offer": ("read", "write", "price", "accept"),
    "contract": ("read", "write"),
    "number": ("read", "write", "stock", "allot"),
    "order": ("read", "write", "work", "accept"),
    "ticket": ("read", "write", "work", "resolve", "agree"),
    "interaction": ("read", "write", "configure"),
    "export": ("write",),
    "inbox": ("read", "work"),
    "matrix": ("read", "write"),
    "process": ("read", "write"),
    "clock": ("read", "write"),
    "user": ("read", "write"),
    "role": ("read", "write"),
    "team": ("read", "write"),
    "delivery": ("read", "retry"),
    "audit": ("read",),
    "operations": ("read", "write"),
    "cart": ("read", "write"),
    "report": ("read",),
}


def every() -> frozenset[str]:
    """Return every permission of staff that exists."""
    scopes = ("all", "branch", "team", "own")
    return frozenset(
        f"{s}:{resource}:{action}" for resource, actions in CATALOGUE.items() for action in actions for s in scopes
    )


def grant(scope: str, grants: Mapping[str, str] | Iterable[str]) -> set[str]:
    """Spell permissions out: `grant("own", {"lead": "read work"})`."""
    items = grants.items() if isinstance(grants, Mapping) else ((name, " ".join(CATALOGUE[name])) for name in grants)
    return {f"{scope}:{resource}:{action}" for resource, actions in items for action in actions.split()}


_STAFF = grant(
    "branch", {"catalog": "read", "user": "read", "team": "read", "process": "read", "clock": "read"}
) | grant("own", {"inbox": "read work"})
_LOOK_UP = grant("branch", {"customer": "read", "pii": "read", "file": "read"})
_SELLER = (
    _STAFF
    | _LOOK_UP
    | grant("branch", {"customer": "write", "file": "write", "interaction": "read write"})
    | grant(
        "own",
        {
            "lead": "read enter work close",
            "offer": "read write accept",
            "contract": "read write",
            "order": "read write",
            "number": "write",
            "ticket": "write work",
            "export": "write",
        },
    )
    | grant("branch", {"billing": "read", "ticket": "read", "number": "read"})
)
_MANAGER = (
    _SELLER
    - grant(
        "own",
        {
            "lead": "read enter work close",
            "offer": "read write accept",
            "contract": "read write",
            "order": "read write",
            "number": "write",
            "export": "write",
        },
    )
    | grant(
        "team",
        {
            "lead": "read enter work close assign",
            "offer": "read write accept",
            "contract": "read write",
            "order": "read write",
            "number": "write",
            "export": "write",
        },
    )
    | grant("branch", {"report": "read", "matrix": "read", "ticket": "write work"})
)
_DESK = (
    _STAFF
    | _LOOK_UP
    | grant("branch", {"order": "read work", "contract": "read", "offer": "read", "interaction": "read"})
)
_CARE = (
    _STAFF
    | _LOOK_UP
    | grant(
        "branch",
        {
            "customer": "write",
            "interaction": "read write",
            "ticket": "read write work",
            "order": "read",
            "billing": "read",
            "file": "write",
            "offer": "read",
            "contract": "read",
        },
    )
    | grant("own", {"lead": "read enter"})
)
_ADMIN = grant("all", tuple(CATALOGUE)) - grant("all", {"pii": "read"}) | grant("all", {"pii": "read"}) | _STAFF

STAFF_ROLES: Mapping[str, set[str]] = {
    "FIELD_SALES": _SELLER,
    "TELESALES": _SELLER,
    "TELEMARKETING": _STAFF
    | grant("own", {"lead": "read enter"})
    | grant(
        "branch",
        {"lead": "import", "customer": "read", "pii": "read", "file": "write", "interaction": "read write"},
    ),
    "DEALER": _STAFF - grant("branch", {"user": "read", "team": "read"}) | grant("own", {"lead": "read enter"}),
    "STORE": _STAFF | grant("own", {"lead": "read enter"}),
    "SALES_MANAGER": _MANAGER,
    "MARKETING": _STAFF
    | _LOOK_UP
    | grant(
        "branch",
        {
            "lead": "read enter assign import",
            "catalog": "write publish",
            "matrix": "read write",
            "report": "read",
            "offer": "read",
            "file": "write",
            "export": "write",
        },
    ),
    "PRICING": _STAFF
    | _LOOK_UP
    | grant("branch", {"offer": "read price", "lead": "read", "contract": "read", "report": "read"}),
    "LEGAL": _STAFF | grant("branch", {"contract": "read write", "customer": "read", "file": "read"}),
    "FINANCE": _STAFF
    | grant("branch", {"contract": "read", "billing": "read write", "customer": "read", "export": "write"}),
    "COLLECTIONS": _STAFF
    | _LOOK_UP
    | grant("branch", {"billing": "read write", "contract": "read", "interaction": "read write"})
    | grant("own", {"lead": "read enter"}),
    "FRAUD": _STAFF
    | _LOOK_UP
    | grant("branch", {"contract": "read", "order": "read work"})
    | grant("own", {"lead": "read enter"}),
    "PRESALES": _STAFF | _LOOK_UP | grant("branch", {"offer": "read", "order": "read work", "file": "write"}),
    "BACK_OFFICE": _DESK
    | grant(
        "branch",
        {
            "order": "write",
            "contract": "write",
            "file": "write",
            "billing": "read write",
            "number": "read",
            "export": "write",
        },
    ),
    "ORDER_DESK": _DESK | grant("branch", {"order": "write"}),
    "LOGISTICS": _DESK,
    "FIELD_TECH": _DESK
    | grant("branch", {"file": "write", "ticket": "read write work resolve", "interaction": "write"}),
    "CARE_AGENT": _CARE,
    "SERVICE_MANAGEMENT": _CARE | grant("branch", {"ticket": "resolve"}),
    "SALES_ADMIN": _STAFF
    | _LOOK_UP
    | grant("branch", {"lead": "read assign", "team": "write", "number": "read write allot"}),
    "SIM_MANAGEMENT": _STAFF | grant("branch", {"order": "read", "number": "read stock"}),
    "SUPERVISOR": _CARE
    | grant(
        "branch",
        {
            "report": "read",
            "lead": "read",
            "offer": "read",
            "ticket": "resolve",
            "interaction": "configure",
            "export": "write",
        },
    ),
    "BILLING_AGENT": _CARE | grant("branch", {"billing": "read write"}),
    "CUSTOMER_SATISFACTION": _CARE | grant("branch", {"ticket": "agree"}),
    "ADMIN": _ADMIN,
    "SECURITY_ADMIN": _STAFF
    | grant("all", {"user": "read write", "role": "read write", "team": "read", "audit": "read"}),
    "EMPLOYEE": _STAFF | grant("own", {"lead": "read enter"}),
}

_VIEWER = grant(
    "customer",
    {
        "customer": "read",
        "pii": "read",
        "offer": "read",
        "contract": "read",
        "order": "read",
        "ticket": "read",
        "billing": "read",
        "catalog": "read",
        "file": "read",
        "cart": "read",
        "inbox": "read",
        "clock": "read",
        "process": "read",
    },
)
_BUYER = _VIEWER | grant(
    "customer", {"offer": "accept", "order": "write accept", "ticket": "write agree", "cart": "write", "file": "write"}
)

PORTAL_ROLES: Mapping[str, set[str]] = {
    "PORTAL_VIEWER": _VIEWER,
    "PORTAL_BUYER": _BUYER,
    "PORTAL_ADMIN": _BUYER | grant("customer", {"customer": "write", "user": "read write"}),
}
