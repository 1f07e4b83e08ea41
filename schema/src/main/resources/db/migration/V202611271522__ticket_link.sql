-- Tickets that have to do with each other. Of two tickets one of them says how: from_id is a duplicate of to_id, or blocks it.
CREATE TABLE ticket_link (
    account_id uuid        NOT NULL,
    from_id    uuid        NOT NULL,
    to_id      uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('RELATED', 'DUPLICATE', 'BLOCKS')),
    at         timestamptz NOT NULL,
    PRIMARY KEY (account_id, from_id, to_id),
    CHECK (from_id <> to_id),
    FOREIGN KEY (account_id, from_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, to_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_link_by_other ON ticket_link (account_id, to_id);
CREATE UNIQUE INDEX ticket_link_once ON ticket_link (account_id, least(from_id, to_id), greatest(from_id, to_id));
CALL protect_tenant_table('ticket_link');
