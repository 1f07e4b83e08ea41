-- When work on a ticket is to begin. The one that has not ended holds; the others are the ticket's history of them.
CREATE TABLE ticket_schedule (
    account_id uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    ticket_id  uuid        NOT NULL,
    starts_at  timestamptz NOT NULL,
    ends_at    timestamptz,
    note       text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL,
    created_by uuid        NOT NULL,
    ended_at   timestamptz,
    outcome    text CHECK (outcome IN ('REPLACED', 'REMOVED', 'CLOSED')),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    CHECK (ends_at > starts_at),
    CHECK ((ended_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX ticket_schedule_in_force ON ticket_schedule (account_id, ticket_id) WHERE ended_at IS NULL;
CREATE INDEX ticket_schedule_history ON ticket_schedule (account_id, ticket_id, id);
CREATE INDEX ticket_schedule_agenda ON ticket_schedule (account_id, starts_at, id) WHERE ended_at IS NULL;
CALL protect_tenant_table('ticket_schedule');

-- By which ways somebody was told that a start is near: by each once.
CREATE TABLE ticket_schedule_notice (
    account_id  uuid        NOT NULL,
    schedule_id uuid        NOT NULL,
    channel     text        NOT NULL CHECK (channel IN ('BELL', 'EMAIL')),
    agent_id    uuid        NOT NULL,
    told_at     timestamptz NOT NULL,
    PRIMARY KEY (account_id, schedule_id, channel),
    FOREIGN KEY (account_id, schedule_id) REFERENCES ticket_schedule (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('ticket_schedule_notice');

-- How long before the start one is told: the company's choice, and the agents' own; without a row it is ten minutes.
CREATE TABLE schedule_settings (
    account_id   uuid     NOT NULL REFERENCES account (account_id),
    lead_minutes smallint NOT NULL CHECK (lead_minutes BETWEEN 0 AND 1440),
    version      integer  NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id)
);
CALL protect_tenant_table('schedule_settings');

CREATE TABLE agent_schedule_settings (
    account_id   uuid     NOT NULL,
    agent_id     uuid     NOT NULL,
    lead_minutes smallint CHECK (lead_minutes BETWEEN 0 AND 1440), -- null follows the company's
    version      integer  NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_schedule_settings');

-- What new default groups give, and those that are there: what they gave before, and this.
DO $$
DECLARE
    given text;
BEGIN
    SELECT pg_get_expr(adbin, adrelid) INTO given
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = 'permission_group'::regclass AND attname = 'permissions';
    EXECUTE format('ALTER TABLE permission_group ALTER permissions SET DEFAULT array_append(%s, ''TICKET_SCHEDULE'')', given);
END $$;
ALTER TABLE permission_group NO FORCE ROW LEVEL SECURITY;
UPDATE permission_group SET permissions = array_append(permissions, 'TICKET_SCHEDULE') WHERE is_default;
ALTER TABLE permission_group FORCE ROW LEVEL SECURITY;
