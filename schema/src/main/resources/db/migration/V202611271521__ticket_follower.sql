-- Agents who want to hear of a ticket that is not theirs.
CREATE TABLE ticket_follower (
    account_id uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    agent_id   uuid        NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (account_id, ticket_id, agent_id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_follower_by_agent ON ticket_follower (account_id, agent_id);
CALL protect_tenant_table('ticket_follower');
