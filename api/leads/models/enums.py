"""Words of the leads domain."""

from enum import StrEnum


class LeadChannel(StrEnum):
    """Where leads come from (LEA-01)."""

    TELEMARKETING = "TELEMARKETING"
    REFERRAL = "REFERRAL"
    EMPLOYEE_REFERRAL = "EMPLOYEE_REFERRAL"
    SITE_REFERRAL = "SITE_REFERRAL"
    CUSTOMER_REQUEST = "CUSTOMER_REQUEST"
    HOT_LEAD = "HOT_LEAD"


class OwnerDepartment(StrEnum):
    """The department that answers for a channel (LEA-01a)."""

    MARKETING = "MARKETING"
    SALES = "SALES"
    TELESALES = "TELESALES"


class LeadStatus(StrEnum):
    """How far a lead is (LEA-07)."""

    NEW = "NEW"
    ASSIGNED = "ASSIGNED"
    IN_PROGRESS = "IN_PROGRESS"
    OFFER_ACCEPTED = "OFFER_ACCEPTED"
    COMPLETED = "COMPLETED"


class LeadMove(StrEnum):
    """What people do to a lead that changes where it stands."""

    ASSIGN = "ASSIGN"
    HAND_OVER = "HAND_OVER"
    RECLASSIFY = "RECLASSIFY"
    START = "START"
    ACCEPT_OFFER = "ACCEPT_OFFER"
    WIN = "WIN"
    LOSE = "LOSE"


class LeadResult(StrEnum):
    """How a completed lead ended."""

    WON = "WON"
    LOST = "LOST"


class LostReason(StrEnum):
    """Why a lead was lost."""

    PRICE = "PRICE"
    COVERAGE = "COVERAGE"
    COMPETITOR = "COMPETITOR"
    NO_NEED = "NO_NEED"
    NOT_REACHED = "NOT_REACHED"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    WRONG_DATA = "WRONG_DATA"
    OTHER = "OTHER"


class ReferralGround(StrEnum):
    """What a referral stands on (LEA-02a)."""

    COMPETITOR_SERVICES = "COMPETITOR_SERVICES"
    NEW_ACCOUNT = "NEW_ACCOUNT"
    EXISTING_ACCOUNT_MORE = "EXISTING_ACCOUNT_MORE"


class RequestSource(StrEnum):
    """Who heard a customer's request (LEA-01a)."""

    CARE = "CARE"
    COLLECTIONS = "COLLECTIONS"
    TAM = "TAM"
    MAJOR_ACCOUNTS_TEAM = "MAJOR_ACCOUNTS_TEAM"
    FRAUD = "FRAUD"
    LOYALTY = "LOYALTY"
    DATA_SUPPORT = "DATA_SUPPORT"
    STORE = "STORE"


class OriginatorKind(StrEnum):
    """In which capacity somebody brought a lead; the bonus rules go by it (LEA-09, LEA-10)."""

    FIELD_SALES = "FIELD_SALES"
    TELESALES = "TELESALES"
    TELEMARKETING = "TELEMARKETING"
    DEALER = "DEALER"
    STORE = "STORE"
    EMPLOYEE = "EMPLOYEE"
    CARE = "CARE"
    SITE = "SITE"
    OTHER = "OTHER"


class SalesChannel(StrEnum):
    """Whose acquisition manager gets the lead (LEA-03, LEA-04)."""

    FIELD_SALES = "FIELD_SALES"
    TELESALES = "TELESALES"
    GBM = "GBM"
    MAJOR_ACCOUNTS = "MAJOR_ACCOUNTS"
    REGIONAL = "REGIONAL"


class Priority(StrEnum):
    """How urgent a lead is."""

    LOW = "LOW"
    NORMAL = "NORMAL"
    HIGH = "HIGH"


class HandOverReason(StrEnum):
    """The only reasons for which a lead changes hands (LEA-06)."""

    ENTERED_WRONGLY = "ENTERED_WRONGLY"
    RECEIVED_WRONGLY = "RECEIVED_WRONGLY"


class CallOutcome(StrEnum):
    """How an attempt to reach the customer ended."""

    REACHED = "REACHED"
    CALL_BACK = "CALL_BACK"
    NO_ANSWER = "NO_ANSWER"
    WRONG_NUMBER = "WRONG_NUMBER"


class JoinKey(StrEnum):
    """The exact keys by which two entries are of the same customer, the most telling first (LEA-06)."""

    FISCAL_NUMBER = "FISCAL_NUMBER"
    PHONE = "PHONE"
    EMAIL = "EMAIL"


class Route(StrEnum):
    """How a channel's leads find their way: through a matrix, or straight (LEA-03)."""

    MATRIX = "MATRIX"
    SITE_MATRIX = "SITE_MATRIX"
    FIELD_SALES = "FIELD_SALES"
    TELESALES = "TELESALES"


class MatrixKind(StrEnum):
    """Which matrix: the general one, or that of the site form (LEA-03)."""

    STANDARD = "STANDARD"
    SITE = "SITE"


class MatrixState(StrEnum):
    """Only the active edition qualifies leads; drafts are tried, retired ones explain the past."""

    DRAFT = "DRAFT"
    ACTIVE = "ACTIVE"
    RETIRED = "RETIRED"


class ImportState(StrEnum):
    """How far an import is: MAPPED stages rows, PREVIEWED waits for a person, RUNNING publishes (CUS-10)."""

    UPLOADED = "UPLOADED"
    MAPPED = "MAPPED"
    PREVIEWED = "PREVIEWED"
    RUNNING = "RUNNING"
    PUBLISHED = "PUBLISHED"
    UNDONE = "UNDONE"
    FAILED = "FAILED"


class RowOutcome(StrEnum):
    """What becomes, or became, of a row of an import."""

    NEW = "NEW"
    JOINED = "JOINED"
    ERROR = "ERROR"


class LeadField(StrEnum):
    """Fields that a channel's form shows or makes mandatory, and that a matrix may ask about."""

    COMPANY_NAME = "COMPANY_NAME"
    FISCAL_NUMBER = "FISCAL_NUMBER"
    CONTACT_NAME = "CONTACT_NAME"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    CITY = "CITY"
    REGION = "REGION"
    ADDRESS = "ADDRESS"
    SIM_COUNT = "SIM_COUNT"
    CURRENT_SIMS = "CURRENT_SIMS"
    MONTHLY_SPEND = "MONTHLY_SPEND"
    COMPETITOR = "COMPETITOR"
    NEEDS_DATA = "NEEDS_DATA"
    GROUND = "GROUND"
    REQUEST_SOURCE = "REQUEST_SOURCE"
    WISH_FROM = "WISH_FROM"
    WISH_TO = "WISH_TO"
    CONTACTED_ON = "CONTACTED_ON"
    NOTE = "NOTE"
