-- A customer's signed-in browser; built like agent_session, and opening nothing of what that opens.
CREATE TABLE customer_session (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    customer_id  uuid        NOT NULL,
    secret_hash  bytea       NOT NULL CHECK (length(secret_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    revoked_at   timestamptz,
    ip           text        NOT NULL,
    user_agent   text        NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_session_by_customer ON customer_session (account_id, customer_id);
CREATE INDEX customer_session_idle ON customer_session (account_id, last_seen_at);
CALL protect_tenant_table('customer_session');
