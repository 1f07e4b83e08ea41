-- Something done with many tickets at once, in the background: one row per request, and one per ticket.
CREATE TABLE ticket_bulk (
    account_id  uuid        NOT NULL REFERENCES account (account_id),
    id          uuid        NOT NULL DEFAULT uuidv7(),
    agent_id    uuid        NOT NULL,
    action      text        NOT NULL,
    choice      jsonb       NOT NULL,
    total       integer     NOT NULL,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_bulk_by_agent ON ticket_bulk (account_id, agent_id, id);
CALL protect_tenant_table('ticket_bulk');

CREATE TABLE ticket_bulk_item (
    account_id uuid    NOT NULL,
    bulk_id    uuid    NOT NULL,
    position   integer NOT NULL,
    ticket_id  uuid    NOT NULL, -- no key: the outcome outlives the ticket
    number     bigint,
    outcome    text    CHECK (outcome IN ('DONE', 'REFUSED')), -- null until its turn comes
    reason     text,
    PRIMARY KEY (account_id, bulk_id, position),
    CHECK ((outcome IS NOT DISTINCT FROM 'REFUSED') = (reason IS NOT NULL)),
    FOREIGN KEY (account_id, bulk_id) REFERENCES ticket_bulk (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_bulk_item_waiting ON ticket_bulk_item (account_id, bulk_id, position) WHERE outcome IS NULL;
CALL protect_tenant_table('ticket_bulk_item');
