-- Answers that wait for their time. One that is sent becomes a message, and its row goes in the same transaction.
CREATE TABLE scheduled_reply (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    ticket_id    uuid        NOT NULL,
    agent_id     uuid        NOT NULL,
    html         text        NOT NULL,
    send_at      timestamptz NOT NULL,
    created_at   timestamptz NOT NULL,
    stopped      text        CHECK (stopped IN ('CLOSED', 'NOT_ALLOWED')), -- null while it waits
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX scheduled_reply_by_ticket ON scheduled_reply (account_id, ticket_id, send_at);
CREATE INDEX scheduled_reply_by_agent ON scheduled_reply (account_id, agent_id);
CALL protect_tenant_table('scheduled_reply');

CREATE TABLE scheduled_reply_attachment (
    account_id    uuid     NOT NULL,
    reply_id      uuid     NOT NULL,
    attachment_id uuid     NOT NULL,
    inline        boolean  NOT NULL,
    position      smallint NOT NULL,
    PRIMARY KEY (account_id, reply_id, attachment_id),
    FOREIGN KEY (account_id, reply_id) REFERENCES scheduled_reply (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, attachment_id) REFERENCES attachment (account_id, id)
);
CREATE INDEX scheduled_reply_attachment_by_attachment ON scheduled_reply_attachment (account_id, attachment_id);
CALL protect_tenant_table('scheduled_reply_attachment');
