"""Reports in the schema: rows that no table holds, read like all others."""

from datetime import date

import strawberry

from api.core.graphql import GlobalID, Money, reads
from api.core.graphql.enums import publish_enum
from api.offers.models import OfferStatus
from api.people.graphql import TeamType, UserType
from api.reports import policy, queries
from api.reports.models import LeadReportBy

publish_enum(
    LeadReportBy,
    "By what a report on leads counts.",
    CHANNEL="Where they came from.",
    ORIGINATOR="In which capacity somebody brought them.",
    OWNER="Who follows them.",
    AGE="How long they took, or have taken.",
    STATUS="Where they stand, or how they ended.",
)


@strawberry.type(name="PersonLoad", description="What one person has in hand.")
class PersonLoadType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.loads)
        visible = staticmethod(policy.may_read)

    person: UserType | None = reads.one("person_id", description="The person.")
    leads: int = reads.column(description="Leads that are followed.")
    late_leads: int = reads.column(description="Of these, whose customer should have been reached.")
    soon_leads: int = reads.column(description="Of these, whose clock warns.")
    tickets: int = reads.column(description="Tickets that are not closed.")
    late_tickets: int = reads.column(description="Of these, that have escalated.")
    offers: int = reads.column(description="Offers without an answer.")
    late_offers: int = reads.column(description="Of these, past their last day.")
    soon_offers: int = reads.column(description="Of these, that end within two days.")
    steps: int = reads.column(description="Steps of processes in hand.")
    late_steps: int = reads.column(description="Of these, past their time.")
    soon_steps: int = reads.column(description="Of these, due within a day.")
    total: int = reads.column(description="All together.")
    late: int = reads.column(description="All that is late.")
    soon: int = reads.column(description="All that soon will be.")


@strawberry.type(name="PromiseWeek", description="Promises that were kept and broken in one week.")
class PromiseWeekType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.promises_by_week)
        visible = staticmethod(policy.may_read)

    week: date = reads.column(description="Its Monday.")
    kept: int = reads.column(description="Kept in time.")
    broken: int = reads.column(description="Broken, or kept too late.")


@strawberry.type(name="PromiseReport", description="Promises of one kind that were kept and broken by one team.")
class PromiseReportType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.promises_by_policy)
        visible = staticmethod(policy.may_read)

    key: str = reads.column(description="Key of the promise, as LEAD_CONTACT.")
    name: str = reads.column(description="Its name in the reader's language.")
    team: TeamType | None = reads.one("team_id", description="The team; null for what is with none.")
    kept: int = reads.column(description="Kept in time.")
    broken: int = reads.column(description="Broken, or kept too late.")


@strawberry.type(name="LeadReport", description="What became of the leads that share a property.")
class LeadReportType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.leads_by)
        visible = staticmethod(policy.may_read)

    key: str | None = reads.column(description="The property; WEEK, MONTH, QUARTER, LONGER for ages.")
    person: UserType | None = reads.one("person_id", description="The owner, in a report by owners.")
    leads: int = reads.column(description="How many came.")
    running: int = reads.column(description="How many are still followed.")
    won: int = reads.column(description="How many were won.")
    lost: int = reads.column(description="How many were lost.")
    kept: int = reads.column(description="How many customers were reached in time.")
    broken: int = reads.column(description="How many were not.")


@strawberry.type(name="OfferStage", description="Offers in one state.")
class OfferStageType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.pipeline)
        visible = staticmethod(policy.sees_offers)

    status: OfferStatus = reads.column(description="Where they stand.")
    offers: int = reads.column(description="How many.")
    monthly: Money | None = reads.money("monthly", "currency", description="Their value a month, net.")


@strawberry.type(name="SalesMonth", description="What customers accepted in one month.")
class SalesMonthType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.sales_by_month)
        visible = staticmethod(policy.sees_offers)

    month: date = reads.column(description="First day of the month.")
    offers: int = reads.column(description="How many offers.")
    monthly: Money | None = reads.money("monthly", "currency", description="Their value a month, net.")


@strawberry.type(name="LeadStages", description="How far the leads of the last ninety days came.")
class LeadStagesType:
    class Reads(reads.Summary):
        rows = staticmethod(queries.stages)
        visible = staticmethod(policy.sees_leads)

    entered: int = reads.column(description="All that came.")
    assigned: int = reads.column(description="Given to somebody.")
    reached: int = reads.column(description="Whose customer was reached.")
    accepted: int = reads.column(description="Whose customer accepted an offer.")
    won: int = reads.column(description="Won.")
    lost: int = reads.column(description="Lost.")


MINE = {"mine": bool}


@strawberry.type
class ReportQuery:
    person_loads: list[PersonLoadType] = reads.root_many(
        order="late desc, total desc",
        limit=100,
        arguments={"team": GlobalID | None},
        description="Who of one's teams has how much in hand, those with most late first.",
    )
    promise_weeks: list[PromiseWeekType] = reads.root_many(
        order="week asc", description="Kept and broken promises of the last eight weeks."
    )
    promise_report: list[PromiseReportType] = reads.root_many(
        order="broken desc, name asc",
        limit=500,
        arguments={"since": date, "until": date, "team": GlobalID | None},
        description="Kept and broken promises of a period, by promise and team.",
    )
    lead_report: list[LeadReportType] = reads.root_many(
        order="leads desc",
        limit=500,
        arguments={"by": LeadReportBy, "since": date, "until": date},
        description="What became of the leads of a period.",
    )
    offer_stages: list[OfferStageType] = reads.root_many(
        order="status asc", arguments=MINE, description="Offers without an answer, by state."
    )
    sales_months: list[SalesMonthType] = reads.root_many(
        order="month asc", arguments=MINE, description="What customers accepted in the last six months."
    )
    lead_stages: LeadStagesType | None = reads.root_one(
        where="true", arguments=MINE, description="How far the leads of the last ninety days came."
    )
