-- Who has a ticket open now. Each tab says so again and again; what was not said for a while is over.
CREATE TABLE ticket_presence (
    account_id uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    agent_id   uuid        NOT NULL,
    tab        text        NOT NULL CHECK (length(tab) BETWEEN 1 AND 40),
    writing    text        CHECK (writing IN ('REPLY', 'COMMENT')),
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, ticket_id, agent_id, tab),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_presence_by_age ON ticket_presence (account_id, seen_at);
CREATE INDEX ticket_presence_by_agent ON ticket_presence (account_id, agent_id);
CALL protect_tenant_table('ticket_presence');
