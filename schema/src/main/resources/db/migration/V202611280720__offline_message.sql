-- Tickets of messages that visitors leave while nobody is there for a chat (OFF-3). What there is holds already.
ALTER TABLE ticket
    DROP CONSTRAINT ticket_origin_check,
    ADD CONSTRAINT ticket_origin_check CHECK (origin IN ('EMAIL', 'AGENT', 'PORTAL', 'CHAT')) NOT VALID;

-- Which ticket each of these messages became: one that is sent again finds it here.
CREATE TABLE offline_message (
    account_id    uuid        NOT NULL,
    visitor_id    uuid        NOT NULL,
    client_id     text        NOT NULL CHECK (length(client_id) BETWEEN 1 AND 64),
    ticket_number bigint      NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, visitor_id, client_id),
    FOREIGN KEY (account_id, visitor_id) REFERENCES visitor (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('offline_message');
