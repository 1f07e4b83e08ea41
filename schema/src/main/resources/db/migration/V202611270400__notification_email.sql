-- What an agent is about to be told by e-mail. What follows within a minute about the same ticket joins it.
CREATE TABLE notification_email (
    account_id uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    agent_id   uuid        NOT NULL,
    kind       text        NOT NULL,
    ticket_id  uuid,
    entries    jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, id),
    UNIQUE NULLS NOT DISTINCT (account_id, agent_id, kind, ticket_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CREATE INDEX notification_email_by_ticket ON notification_email (account_id, ticket_id) WHERE ticket_id IS NOT NULL;
CALL protect_tenant_table('notification_email');
