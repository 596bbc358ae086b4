"""Processes, activities, the inbox, deliveries of events to jobs."""

from alembic import op

from api.core.security import secure

revision = "0004_work"
down_revision = "0003_sla"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    create table process_definition (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        branch_id uuid not null,
        key varchar not null,
        revision integer not null,
        names jsonb not null,
        activities jsonb not null,
        published_by_id uuid,
        constraint pk_process_definition primary key (id),
        constraint uq_process_definition_branch_id_key_revision unique (branch_id, key, revision),
        constraint ck_process_definition_revision check (revision > 0),
        constraint fk_process_definition_branch_id foreign key (branch_id) references branch (id),
        constraint fk_process_definition_published_by_id foreign key (published_by_id) references user_account (id)
    )
    """,
    "create index ix_process_definition_branch_id on process_definition (branch_id)",
    """
    create table process_run (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        branch_id uuid not null,
        definition_id uuid not null,
        subject varchar not null,
        subject_id uuid not null,
        number varchar not null,
        customer_id uuid,
        state varchar(40) not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        end_reason varchar,
        constraint pk_process_run primary key (id),
        constraint ck_process_run_ended check ((state = 'RUNNING') = (ended_at is null)),
        constraint fk_process_run_branch_id foreign key (branch_id) references branch (id),
        constraint fk_process_run_definition_id foreign key (definition_id) references process_definition (id),
        constraint ck_process_run_process_state check (state in ('RUNNING', 'COMPLETED', 'CANCELLED'))
    )
    """,
    "create index ix_process_run_branch_id on process_run (branch_id)",
    "create index ix_process_run_customer_id on process_run (customer_id)",
    "create index ix_process_run_definition_id on process_run (definition_id)",
    "create index ix_process_run_subject on process_run (subject_id)",
    """
    create table activity (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        branch_id uuid not null,
        run_id uuid not null,
        customer_id uuid,
        position integer not null,
        key varchar not null,
        names jsonb not null,
        kind varchar(40) not null,
        waits_for text[] not null,
        role varchar,
        action varchar,
        policy varchar,
        duration jsonb,
        calendar varchar not null,
        optional boolean not null,
        on_late varchar(40) not null,
        state varchar(40) not null,
        assignee_id uuid,
        opened_at timestamptz,
        due_at timestamptz,
        started_at timestamptz,
        ended_at timestamptz,
        ended_by_id uuid,
        result jsonb,
        attempts integer not null,
        error varchar,
        constraint pk_activity primary key (id),
        constraint uq_activity_run_id_key unique (run_id, key),
        constraint ck_activity_doer check (case kind when 'AUTOMATIC' then action is not null else role is not null end),
        constraint ck_activity_ended check ((state in ('COMPLETED', 'SKIPPED', 'CANCELLED')) = (ended_at is not null)),
        constraint fk_activity_branch_id foreign key (branch_id) references branch (id),
        constraint fk_activity_run_id foreign key (run_id) references process_run (id),
        constraint ck_activity_activity_kind check (kind in ('MANUAL', 'AUTOMATIC')),
        constraint ck_activity_on_late check (on_late in ('NOTHING', 'NOTIFY_MANAGER', 'CANCEL_PROCESS')),
        constraint ck_activity_activity_state check (state in ('WAITING', 'OPEN', 'IN_PROCESS', 'COMPLETED', 'FAILED', 'SKIPPED', 'CANCELLED')),
        constraint fk_activity_assignee_id foreign key (assignee_id) references user_account (id),
        constraint fk_activity_ended_by_id foreign key (ended_by_id) references user_account (id)
    )
    """,
    "create index ix_activity_branch_id on activity (branch_id)",
    "create index ix_activity_customer_id on activity (customer_id)",
    """
    create table action_request (
        id uuid not null,
        created_at timestamptz not null,
        version integer not null,
        branch_id uuid not null,
        kind varchar not null,
        subject varchar not null,
        subject_id uuid not null,
        number varchar not null,
        titles jsonb not null,
        note varchar not null,
        customer_id uuid,
        activity_id uuid,
        sender_id uuid,
        to_user_id uuid,
        to_team_id uuid,
        to_customer boolean not null,
        claimed_by_id uuid,
        due_at timestamptz,
        state varchar(40) not null,
        answer varchar,
        answered_by_id uuid,
        answered_at timestamptz,
        constraint pk_action_request primary key (id),
        constraint ck_action_request_address check (num_nonnulls(to_user_id, to_team_id) + to_customer::int <= 1),
        constraint ck_action_request_customer check (not to_customer or customer_id is not null),
        constraint ck_action_request_answered check ((state = 'OPEN') = (answered_at is null)),
        constraint fk_action_request_branch_id foreign key (branch_id) references branch (id),
        constraint fk_action_request_activity_id foreign key (activity_id) references activity (id),
        constraint fk_action_request_sender_id foreign key (sender_id) references user_account (id),
        constraint fk_action_request_to_user_id foreign key (to_user_id) references user_account (id),
        constraint fk_action_request_to_team_id foreign key (to_team_id) references team (id),
        constraint fk_action_request_claimed_by_id foreign key (claimed_by_id) references user_account (id),
        constraint ck_action_request_request_state check (state in ('OPEN', 'DONE', 'DECLINED', 'WITHDRAWN')),
        constraint fk_action_request_answered_by_id foreign key (answered_by_id) references user_account (id)
    )
    """,
    "create index ix_action_request_activity_id on action_request (activity_id)",
    "create index ix_action_request_branch_id on action_request (branch_id)",
    "create index ix_action_request_customer_id on action_request (customer_id)",
    "create index ix_action_request_sender_id on action_request (sender_id)",
    "create index ix_action_request_subject on action_request (subject_id)",
    "create index ix_action_request_team on action_request (to_team_id, state)",
    "create index ix_action_request_user on action_request (to_user_id, state)",
    """
    create table delivery (
        id uuid not null,
        created_at timestamptz not null,
        event_id uuid not null,
        branch_id uuid not null,
        event_name varchar not null,
        job varchar not null,
        state varchar(40) not null,
        attempts integer not null,
        next_at timestamptz not null,
        handed_at timestamptz,
        done_at timestamptz,
        error varchar,
        constraint pk_delivery primary key (id),
        constraint uq_delivery_event_id_job unique (event_id, job),
        constraint fk_delivery_event_id foreign key (event_id) references event (id),
        constraint fk_delivery_branch_id foreign key (branch_id) references branch (id),
        constraint ck_delivery_delivery_state check (state in ('PENDING', 'DONE', 'FAILED'))
    )
    """,
    "create index ix_delivery_due on delivery (next_at) where state = 'PENDING'",
    "create index ix_delivery_failed on delivery (created_at) where state = 'FAILED'",
)

TEAM_OF_ROLE = """
    create function team_of_role(wanted_branch uuid, wanted_role text) returns uuid
    language sql stable security definer set search_path = public, pg_temp
    as $$
        select id from team where branch_id = wanted_branch and role_code = wanted_role order by created_at, id limit 1
    $$
"""


def upgrade() -> None:
    op.execute("set local lock_timeout = '2s'")
    for statement in STATEMENTS:
        op.execute(statement)
    # The portal reads no teams, yet what it orders becomes the work of one.
    op.execute(TEAM_OF_ROLE)
    op.execute("revoke all on function team_of_role(uuid, text) from public")
    op.execute(
        "grant execute on function team_of_role(uuid, text) to trunkline_staff, trunkline_portal, trunkline_worker"
    )
    # A portal user who orders starts a process, and with it activities and inbox items of staff.
    secure(op, "process_definition", portal="read", rows="true", signin="read")
    for table in ("process_run", "activity", "action_request"):
        secure(op, table, portal="write", customer="customer_id")
    secure(op, "delivery")


def downgrade() -> None:
    op.execute("drop function team_of_role(uuid, text)")
    for table in ("delivery", "action_request", "activity", "process_run", "process_definition"):
        op.drop_table(table)
