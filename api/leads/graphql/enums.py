"""The domain's enums as the schema describes them; published before any type names them."""

import strawberry

from api.leads.imports.fields import Field
from api.leads.imports.problems import ProblemCode, Severity
from api.leads.models import (
    CallOutcome,
    HandOverReason,
    ImportState,
    JoinKey,
    LeadChannel,
    LeadField,
    LeadResult,
    LeadStatus,
    LostReason,
    MatrixKind,
    MatrixState,
    OriginatorKind,
    OwnerDepartment,
    Priority,
    ReferralGround,
    RequestSource,
    Route,
    RowOutcome,
    SalesChannel,
)
from api.leads.rules.matrix import MatrixField, Operator

_DESCRIPTIONS = {
    LeadChannel: ("LeadChannel", "Where leads come from."),
    OwnerDepartment: ("LeadOwnerDepartment", "The department that answers for a channel."),
    LeadStatus: ("LeadStatus", "How far a lead is."),
    LeadResult: ("LeadResult", "How a completed lead ended."),
    LostReason: ("LeadLostReason", "Why a lead was lost."),
    ReferralGround: ("ReferralGround", "What a referral stands on."),
    RequestSource: ("LeadRequestSource", "Who heard a customer's request."),
    OriginatorKind: ("LeadOriginatorKind", "In which capacity somebody brought a lead."),
    SalesChannel: ("SalesChannel", "Whose acquisition manager gets the lead."),
    Priority: ("LeadPriority", "How urgent a lead is."),
    HandOverReason: ("LeadHandOverReason", "The only reasons for which a lead changes hands."),
    CallOutcome: ("LeadCallOutcome", "How an attempt to reach the customer ended."),
    JoinKey: ("LeadJoinKey", "The exact key by which two entries are of the same customer."),
    Route: ("LeadRouteKind", "How a channel's leads find their way."),
    MatrixKind: ("LeadMatrixKind", "Which qualification matrix."),
    MatrixState: ("LeadMatrixState", "Only the active edition qualifies leads."),
    ImportState: ("LeadImportState", "How far an import is."),
    RowOutcome: ("LeadImportOutcome", "What becomes, or became, of a row."),
    LeadField: ("LeadField", "A field of the entry form."),
    MatrixField: ("LeadMatrixField", "What a condition of a matrix may ask about."),
    Operator: ("LeadMatrixOperator", "How a condition compares."),
    Field: ("LeadImportField", "What a column of a list may fill."),
    ProblemCode: ("LeadImportProblemCode", "What can be wrong with a row."),
    Severity: ("LeadImportSeverity", "ERROR keeps the row out, WARNING shows what was made of it."),
}
for _kind, (_name, _text) in _DESCRIPTIONS.items():
    strawberry.enum(_kind, name=_name, description=_text)
