ALTER TABLE ticket_message_attachment VALIDATE CONSTRAINT ticket_message_attachment_of_message;

-- Each ticket that was split off another, with the messages that it took from there. One whose source was removed for
-- good is a ticket like any other, and says nothing of where it came from but in its history.
CREATE TABLE ticket_split (
    account_id    uuid        NOT NULL,
    ticket_id     uuid        NOT NULL,
    source_id     uuid,
    source_number bigint      NOT NULL,
    message_ids   uuid[]      NOT NULL CHECK (cardinality(message_ids) BETWEEN 1 AND 100),
    split_at      timestamptz NOT NULL,
    split_by      uuid        NOT NULL,
    undone_at     timestamptz,
    undone_by     uuid,
    PRIMARY KEY (account_id, ticket_id),
    CHECK (ticket_id <> source_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, source_id) REFERENCES ticket (account_id, id) ON DELETE SET NULL (source_id)
);
CREATE INDEX ticket_split_by_source ON ticket_split (account_id, source_id) WHERE source_id IS NOT NULL;
CALL protect_tenant_table('ticket_split');

-- Undoing a split merges what is left of its ticket into the source. That is not undone like another merge.
ALTER TABLE ticket_merge ADD COLUMN undoable boolean NOT NULL DEFAULT true;
