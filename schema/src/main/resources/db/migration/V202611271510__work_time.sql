-- Time that agents worked on tickets: told with an answer or at closing, or measured by a stopwatch. The seconds of a
-- stopwatch are those it ran, which its beginning and end do not say when it was paused.
CREATE TABLE work_entry (
    account_id uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    agent_id   uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('REPLY', 'CLOSING', 'STOPWATCH')),
    message_id uuid,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz NOT NULL CHECK (ended_at > started_at),
    seconds    integer     NOT NULL CHECK (seconds > 0),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, ticket_id, id),
    CHECK ((kind = 'REPLY') = (message_id IS NOT NULL)),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, ticket_id, message_id) REFERENCES ticket_message (account_id, ticket_id, id)
        ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX work_entry_by_message ON work_entry (account_id, ticket_id, message_id);
CREATE INDEX work_entry_by_agent ON work_entry (account_id, agent_id, ended_at);
CALL protect_tenant_table('work_entry');

-- An agent's stopwatch on a ticket, until it is stopped; of all that an agent has, one runs.
CREATE TABLE stopwatch (
    account_id    uuid        NOT NULL,
    agent_id      uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    started_at    timestamptz NOT NULL,
    seconds       integer     NOT NULL DEFAULT 0, -- until it was last paused
    running_since timestamptz,                    -- null while it is paused
    PRIMARY KEY (account_id, agent_id, ticket_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX stopwatch_running ON stopwatch (account_id, agent_id) WHERE running_since IS NOT NULL;
CREATE INDEX stopwatch_by_ticket ON stopwatch (account_id, ticket_id);
CALL protect_tenant_table('stopwatch');

ALTER TABLE scheduled_reply
    ADD COLUMN work_started_at timestamptz,
    ADD COLUMN work_ended_at   timestamptz,
    ADD CHECK ((work_started_at IS NULL) = (work_ended_at IS NULL));

ALTER TABLE department ADD COLUMN work_time_required boolean NOT NULL DEFAULT false;
