-- A program that acts as an agent. The token names account and row and carries a secret; only its hash is kept.
CREATE TABLE api_token (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    agent_id     uuid        NOT NULL,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    hint         text        NOT NULL,
    secret_hash  bytea       NOT NULL CHECK (length(secret_hash) = 32),
    scopes       text[]      NOT NULL CHECK (cardinality(scopes) > 0),
    addresses    text[]      NOT NULL DEFAULT '{}',
    created_at   timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL CHECK (expires_at > created_at),
    last_used_at timestamptz,
    last_used_ip text,
    revoked_at   timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX api_token_by_agent ON api_token (account_id, agent_id, id DESC);
CREATE INDEX api_token_expired ON api_token (account_id, expires_at);
CALL protect_tenant_table('api_token');

-- Whether agents who are no administrators make tokens for themselves. No row is as nobody does.
CREATE TABLE api_token_policy (
    account_id        uuid    PRIMARY KEY REFERENCES account (account_id),
    agents_may_create boolean NOT NULL,
    version           integer NOT NULL
);
CALL protect_tenant_table('api_token_policy');

-- What a program did is told apart from what its agent did by hand. The rows there are need no second look.
ALTER TABLE audit_entry DROP CONSTRAINT audit_entry_actor_kind_check;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_actor_kind_check
    CHECK (actor_kind IN ('AGENT', 'API_TOKEN', 'SYSTEM', 'ANONYMOUS')) NOT VALID;
