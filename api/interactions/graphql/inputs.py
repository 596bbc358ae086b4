"""What is sent to record a contact."""

from datetime import datetime
from typing import Any, cast

import strawberry

from api.core.graphql import GlobalID
from api.customers.graphql.inputs import key, sent
from api.interactions.actions import Contacted, Target, Topic, Written
from api.interactions.graphql.enums import Direction, InteractionChannel

PLAIN = (
    "caller", "phone", "place", "stream", "office", "region", "topic", "note", "talk_seconds", "card_seconds",
    "channel", "direction",
)  # fmt: skip


@strawberry.input(description="With whom a contact is made, and how; nobody named: somebody who is not in the base.")
class InteractionStartInput:
    channel: InteractionChannel = strawberry.field(description="By what way.")
    direction: Direction = strawberry.field(description="Who sought whom.")
    branch_id: GlobalID | None = strawberry.field(default=None, description="Of a contact with nobody known.")
    customer_id: GlobalID | None = strawberry.field(default=None, description="With which customer.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="With whom of it.")
    lead_id: GlobalID | None = strawberry.field(default=None, description="About which lead.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="Number concerned.")
    billing_account_id: GlobalID | None = strawberry.field(default=None, description="Account concerned.")
    arrived_at: datetime | None = strawberry.field(default=None, description="When people met; now by default.")
    client_reference: str | None = strawberry.field(
        default=None, description="The writer's own key: sent again, it gives the same contact."
    )
    about_id: GlobalID | None = strawberry.field(
        default=None, description="What it is about: a ticket, lead, offer or contract."
    )

    def data(self) -> Contacted:
        """Return it as the action takes it."""
        return Contacted(
            channel=self.channel,
            direction=self.direction,
            branch_id=key(self.branch_id, "brn"),
            customer_id=key(self.customer_id, "cus"),
            contact_id=key(self.contact_id, "con"),
            lead_id=key(self.lead_id, "lea"),
            subscription_id=key(self.subscription_id, "sub"),
            billing_account_id=key(self.billing_account_id, "ban"),
            arrived_at=self.arrived_at,
            client_reference=self.client_reference,
            about=(self.about_id.prefix, self.about_id.uuid) if self.about_id else None,
        )


@strawberry.input(description="One reason of a contact.")
class InteractionTopicInput:
    reason_id: GlobalID = strawberry.field(description="The reason.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="Number that it concerns.")
    billing_account_id: GlobalID | None = strawberry.field(default=None, description="Account that it concerns.")

    def data(self) -> Topic:
        """Return it as the action takes it."""
        return Topic(
            reason_id=self.reason_id.of("ire"),
            subscription_id=key(self.subscription_id, "sub"),
            billing_account_id=key(self.billing_account_id, "ban"),
        )


@strawberry.input(description="What is written down of a contact; what is absent stays.")
class InteractionWriteInput:
    channel: strawberry.Maybe[InteractionChannel] = strawberry.field(default=None, description="By what way.")
    direction: strawberry.Maybe[Direction] = strawberry.field(default=None, description="Who sought whom.")
    contact_id: strawberry.Maybe[GlobalID | None] = strawberry.field(default=None, description="With whom.")
    caller: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="Who it was, when no contact is known."
    )
    phone: strawberry.Maybe[str | None] = strawberry.field(default=None, description="The other side's number.")
    place: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Where people met.")
    stream: strawberry.Maybe[str | None] = strawberry.field(
        default=None, description="The line or queue that it came in by."
    )
    office: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Which of our offices.")
    region: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Region of the office.")
    topic: strawberry.Maybe[str | None] = strawberry.field(default=None, description="In one line.")
    note: strawberry.Maybe[str | None] = strawberry.field(default=None, description="In full.")
    talk_seconds: strawberry.Maybe[int] = strawberry.field(default=None, description="How long people spoke, seconds.")
    card_seconds: strawberry.Maybe[int] = strawberry.field(
        default=None, description="How long the card was open, seconds."
    )
    topics: strawberry.Maybe[list[InteractionTopicInput]] = strawberry.field(
        default=None, description="All reasons, in their order."
    )

    def data(self) -> Written:
        """Return it as the action takes it."""
        found: dict[str, Any] = sent(self, *PLAIN)
        if self.contact_id is not None:
            found["contact_id"] = key(self.contact_id.value, "con")
        if self.topics is not None:
            found["topics"] = [topic.data() for topic in self.topics.value]
        return cast("Written", found)


@strawberry.input(description="Whose contact it is.")
class InteractionTargetInput:
    customer_id: GlobalID = strawberry.field(description="The customer.")
    contact_id: GlobalID | None = strawberry.field(default=None, description="With whom of it.")
    subscription_id: GlobalID | None = strawberry.field(default=None, description="Number concerned.")
    billing_account_id: GlobalID | None = strawberry.field(default=None, description="Account concerned.")

    def data(self) -> Target:
        """Return it as the action takes it."""
        return Target(
            customer_id=self.customer_id.of("cus"),
            contact_id=key(self.contact_id, "con"),
            subscription_id=key(self.subscription_id, "sub"),
            billing_account_id=key(self.billing_account_id, "ban"),
        )
