"""What random documents do not ask for, and why; a field that is neither here nor described fails a test."""

from __future__ import annotations

from typing import Final

ABILITIES: Final = "what a policy decides: tests/authorization and the tests of each policy hold it"
WORDS: Final = "composed in five languages: the tests of its texts hold it"
SUMS: Final = "a report's sums, which tests/reports compares with counting by hand"
SETTINGS: Final = "an administrator's setting, in the tests of its domain"
RUNNING: Final = "what the running system says of itself, different each time"
ENCRYPTED: Final = "opened with the keys of data subjects, in tests/audit"
LISTS: Final = "lists on their way in, in the tests of imports"
SEARCH: Final = "ranked by likeness, which tests/search holds"
PRICES: Final = "computed by the rules of prices, which have tests of their own"
RANGES: Final = "ranges and who sells from them, in tests/numbers"
GUIDE: Final = "questions and what was answered to them, in the tests of tickets"

FIELDS: Final = {
    ("Customer", "viewerCan"): ABILITIES,
    ("Lead", "viewerCan"): ABILITIES,
    ("Lead", "leadImport"): LISTS,
    ("Lead", "similar"): SEARCH,
    ("Offer", "viewerCan"): ABILITIES,
    ("Contract", "viewerCan"): ABILITIES,
    ("Order", "viewerCan"): ABILITIES,
    ("Ticket", "viewerCan"): ABILITIES,
    ("Interaction", "viewerCan"): ABILITIES,
    ("ProductOffering", "viewerCan"): ABILITIES,
    ("Activity", "viewerCan"): ABILITIES,
    ("ActionRequest", "viewerCan"): ABILITIES,
    ("PhoneNumber", "viewerCan"): ABILITIES,
    ("Attachment", "downloadUrl"): "signed for a session",
    ("Attachment", "viewUrl"): "signed for a session",
    ("ClockPolicy", "duration"): WORDS,
    ("Clock", "explanation"): WORDS,
    ("Notification", "title"): WORDS,
    ("Notification", "body"): WORDS,
    ("LeadFilter", "leadImport"): LISTS,
    ("Invoice", "unpaid"): "what money that came in has left of it, in tests/billing",
    ("PhoneNumber", "agent"): RANGES,
    ("PhoneNumber", "range"): RANGES,
    ("PhoneNumberFilter", "range"): RANGES,
    ("PhoneNumberFilter", "mineToSell"): RANGES,
    ("Symptom", "guide"): GUIDE,
    ("Ticket", "diagnosis"): GUIDE,
    ("PageInfo", "startCursor"): "opaque: how a page goes on from a cursor is asked",
    ("PageInfo", "endCursor"): "opaque: how a page goes on from a cursor is asked",
}
ROOTS: Final = {
    "alertEpisodes": RUNNING,
    "alertRules": SETTINGS,
    "auditEntries": ENCRYPTED,
    "cart": PRICES,
    "cartPrice": PRICES,
    "configurationPrice": PRICES,
    "customerDuplicates": SEARCH,
    "customerSearch": SEARCH,
    "deliveries": RUNNING,
    "escalationRules": SETTINGS,
    "escalationRulesTry": SETTINGS,
    "leadChannelSettings": SETTINGS,
    "leadImport": LISTS,
    "leadImportErrors": LISTS,
    "leadImports": LISTS,
    "leadMatrices": SETTINGS,
    "leadMatrixTry": SETTINGS,
    "leadReport": SUMS,
    "leadRoutes": SETTINGS,
    "leadStages": SUMS,
    "listExports": RUNNING,
    "numberAllotments": RANGES,
    "numberRanges": RANGES,
    "numberRangeTry": RANGES,
    "managedTeams": "teams by their manager, in tests/views",
    "message": RUNNING,
    "messages": RUNNING,
    "notificationKinds": "a list in the program",
    "offerPreview": PRICES,
    "offerStages": SUMS,
    "operationRuns": RUNNING,
    "operations": RUNNING,
    "permissionCatalogue": "a list in the program",
    "personLoads": SUMS,
    "portCalls": RUNNING,
    "promiseReport": SUMS,
    "promiseWeeks": SUMS,
    "salesMonths": SUMS,
    "savedViews": SETTINGS,
    "search": SEARCH,
    "ticketSettings": SETTINGS,
    "timers": RUNNING,
    "usage": SUMS,
}
# Objects that only those roots, or those fields, lead to.
TYPES: Final = {
    **dict.fromkeys(("AuditEntry",), ENCRYPTED),
    **dict.fromkeys(("AlertEpisode", "Delivery", "Message", "OperationRun", "PortCall", "Timer"), RUNNING),
    **dict.fromkeys(("AlertRule", "EscalationRule", "LeadChannelSetting", "LeadMatrix", "LeadRoute"), SETTINGS),
    **dict.fromkeys(("SavedView", "TicketSetting"), SETTINGS),
    **dict.fromkeys(("LeadImport", "LeadImportRow"), LISTS),
    "ListExport": RUNNING,
    "NumberRange": RANGES,
    **dict.fromkeys(("Cart", "CartLine"), PRICES),
}
