-- The bell: one row per agent told.
CREATE TABLE notification (
    account_id uuid        NOT NULL,
    agent_id   uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    kind       text        NOT NULL,
    ticket_id  uuid,
    data       jsonb       NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    read_at    timestamptz,
    PRIMARY KEY (account_id, agent_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CREATE INDEX notification_unread ON notification (account_id, agent_id, id) WHERE read_at IS NULL;
CREATE INDEX notification_by_ticket ON notification (account_id, ticket_id) WHERE ticket_id IS NOT NULL;
CALL protect_tenant_table('notification');
