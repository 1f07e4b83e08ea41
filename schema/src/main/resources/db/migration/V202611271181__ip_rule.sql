-- Addresses from which people may enter (IPs de Acesso). Without any for a panel, it is open to all addresses.
CREATE TABLE ip_rule (
    account_id    uuid        NOT NULL,
    id            uuid        NOT NULL DEFAULT uuidv7(),
    panel         text        NOT NULL CHECK (panel IN ('AGENT', 'CUSTOMER')),
    first_address text        NOT NULL CHECK (length(first_address) BETWEEN 2 AND 45),
    last_address  text        NOT NULL CHECK (length(last_address) BETWEEN 2 AND 45),
    created_at    timestamptz NOT NULL DEFAULT now(),
    version       integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id) REFERENCES account (account_id) ON DELETE CASCADE
);
CALL protect_tenant_table('ip_rule');
