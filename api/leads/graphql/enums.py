"""The domain's enums as the schema describes them; published before any type names them."""

from api.core.graphql.enums import publish_enum
from api.leads.models import (
    CallOutcome,
    HandOverReason,
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
    SalesChannel,
)
from api.leads.rules.matrix import MatrixField, Operator

publish_enum(
    LeadChannel,
    "Where leads come from.",
    TELEMARKETING="A call of telemarketing.",
    REFERRAL="One seller to another: sales, telesales or dealer.",
    EMPLOYEE_REFERRAL="An employee knows somebody.",
    SITE_REFERRAL="The public form.",
    CUSTOMER_REQUEST="The customer asked elsewhere in the house, or in a store.",
    HOT_LEAD="Handed over during the call.",
)
publish_enum(
    OwnerDepartment,
    "The department that answers for a channel.",
    name="LeadOwnerDepartment",
    MARKETING="Marketing.",
    SALES="Field sales.",
    TELESALES="Telesales.",
)
publish_enum(
    LeadStatus,
    "How far a lead is.",
    NEW="Nobody has it yet.",
    ASSIGNED="One person has it.",
    IN_PROGRESS="The customer is being looked at and talked to.",
    OFFER_ACCEPTED="The offer is accepted and being implemented.",
    COMPLETED="Won or lost.",
)
publish_enum(
    LeadResult,
    "How a completed lead ended.",
    WON="The customer is served and billed.",
    LOST="Nothing came of it.",
)
publish_enum(
    LostReason,
    "Why a lead was lost.",
    name="LeadLostReason",
    PRICE="Too dear.",
    COVERAGE="No coverage, or not technically possible.",
    COMPETITOR="Went to somebody else.",
    NO_NEED="Needs nothing.",
    NOT_REACHED="Never reached.",
    NOT_ELIGIBLE="Must not be served, or not by us.",
    WRONG_DATA="The data led to nobody.",
    OTHER="Something else, said in words.",
)
publish_enum(
    ReferralGround,
    "What a referral stands on.",
    COMPETITOR_SERVICES="Has services of a competitor.",
    NEW_ACCOUNT="A new account.",
    EXISTING_ACCOUNT_MORE="An existing account wants more.",
)
publish_enum(
    RequestSource,
    "Who heard a customer's request.",
    name="LeadRequestSource",
    CARE="Customer care.",
    COLLECTIONS="Collections.",
    TAM="Technical account management.",
    MAJOR_ACCOUNTS_TEAM="The major accounts team.",
    FRAUD="Fraud.",
    LOYALTY="Loyalty.",
    DATA_SUPPORT="Support of data services.",
    STORE="A store.",
)
publish_enum(
    OriginatorKind,
    "In which capacity somebody brought a lead.",
    name="LeadOriginatorKind",
    FIELD_SALES="A seller in the field.",
    TELESALES="A seller on the phone.",
    TELEMARKETING="Telemarketing.",
    DEALER="A dealer.",
    STORE="A store.",
    EMPLOYEE="An employee who only refers.",
    CARE="Somebody who serves customers.",
    SITE="The public form.",
    OTHER="Somebody else.",
)
publish_enum(
    SalesChannel,
    "Whose acquisition manager gets the lead.",
    FIELD_SALES="Field sales.",
    TELESALES="Telesales.",
    GBM="Business accounts.",
    MAJOR_ACCOUNTS="Major accounts.",
    REGIONAL="The region's account manager.",
)
publish_enum(
    Priority,
    "How urgent a lead is.",
    name="LeadPriority",
    LOW="When there is time.",
    NORMAL="In turn.",
    HIGH="First.",
)
publish_enum(
    HandOverReason,
    "The only reasons for which a lead changes hands.",
    name="LeadHandOverReason",
    ENTERED_WRONGLY="Whoever entered it was mistaken.",
    RECEIVED_WRONGLY="It came to the wrong person.",
)
publish_enum(
    CallOutcome,
    "How an attempt to reach the customer ended.",
    name="LeadCallOutcome",
    REACHED="Spoken with.",
    CALL_BACK="Spoken with; wants another call.",
    NO_ANSWER="Nobody answered.",
    WRONG_NUMBER="The number is somebody else's.",
)
publish_enum(
    JoinKey,
    "The exact key by which two entries are of the same customer.",
    name="LeadJoinKey",
    FISCAL_NUMBER="The same fiscal number.",
    PHONE="The same phone number.",
    EMAIL="The same mail address.",
)
publish_enum(
    Route,
    "How a channel's leads find their way.",
    name="LeadRouteKind",
    MATRIX="By the qualification matrix.",
    SITE_MATRIX="By the matrix of the public form.",
    FIELD_SALES="Straight to field sales.",
    TELESALES="Straight to telesales.",
)
publish_enum(
    MatrixKind,
    "Which qualification matrix.",
    name="LeadMatrixKind",
    STANDARD="For telemarketing, employees' referrals and customers' requests.",
    SITE="For the public form.",
)
publish_enum(
    MatrixState,
    "Only the active edition qualifies leads.",
    name="LeadMatrixState",
    DRAFT="Not in effect.",
    ACTIVE="Qualifies leads now.",
    RETIRED="Did so once.",
)
publish_enum(
    LeadField,
    "A field of the entry form.",
    COMPANY_NAME="Name of the company.",
    FISCAL_NUMBER="Fiscal number of the country.",
    CONTACT_NAME="Whom to ask for.",
    PHONE="Phone number.",
    EMAIL="Mail address.",
    CITY="City.",
    REGION="County, province or voivodeship.",
    ADDRESS="Street and number.",
    SIM_COUNT="SIM cards wanted.",
    CURRENT_SIMS="SIM cards that the customer has with us.",
    MONTHLY_SPEND="What it pays a month now.",
    COMPETITOR="Present operator.",
    NEEDS_DATA="Whether it wants fixed or mobile data.",
    GROUND="What a referral stands on.",
    REQUEST_SOURCE="Who heard the customer's request.",
    WISH_FROM="Wants calls from this time on.",
    WISH_TO="Wants calls until this time.",
    CONTACTED_ON="Day of the call that the lead comes from.",
    NOTE="Remarks.",
)
publish_enum(
    MatrixField,
    "What a condition of a matrix may ask about.",
    name="LeadMatrixField",
    SIM_COUNT="SIM cards wanted.",
    CURRENT_SIMS="SIM cards that it has with us.",
    MONTHLY_SPEND="What it pays a month.",
    CITY="City.",
    REGION="County, province or voivodeship.",
    COMPETITOR="Present operator.",
    NEEDS_DATA="Whether it wants data.",
    REQUEST_SOURCE="Who heard its request.",
    CHANNEL="The channel it came through.",
    EXISTING_CUSTOMER="Whether it is a customer already.",
)
publish_enum(
    Operator,
    "How a condition compares.",
    name="LeadMatrixOperator",
    AT_LEAST="Not less than the value.",
    AT_MOST="Not more than the value.",
    ONE_OF="One of the values.",
    PRESENT="Anything is given.",
    MISSING="Nothing is given.",
)
