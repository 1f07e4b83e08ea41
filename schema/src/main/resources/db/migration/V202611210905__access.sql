CREATE TABLE agent_credential (
    account_id      uuid        NOT NULL,
    agent_id        uuid        NOT NULL,
    password_hash   text        NOT NULL,
    changed_at      timestamptz NOT NULL DEFAULT now(),
    failed_attempts smallint    NOT NULL DEFAULT 0,
    locked_at       timestamptz,
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_credential');

-- A signed-in browser. The cookie names account and session and carries a secret; only its hash is kept.
CREATE TABLE agent_session (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    agent_id     uuid        NOT NULL,
    secret_hash  bytea       NOT NULL CHECK (length(secret_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    expires_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    ip           text        NOT NULL,
    user_agent   text        NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_session_by_agent ON agent_session (account_id, agent_id, last_seen_at DESC);
CREATE INDEX agent_session_expired ON agent_session (account_id, expires_at);
CALL protect_tenant_table('agent_session');

-- Links sent by e-mail: to set or recover a password, to validate an address. Single use.
CREATE TABLE access_link (
    account_id  uuid        NOT NULL,
    id          uuid        NOT NULL DEFAULT uuidv7(),
    agent_id    uuid        NOT NULL,
    purpose     text        NOT NULL CHECK (purpose IN ('SET_PASSWORD', 'RECOVER_PASSWORD', 'VALIDATE_EMAIL')),
    secret_hash bytea       NOT NULL CHECK (length(secret_hash) = 32),
    email       text        NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX access_link_by_agent ON access_link (account_id, agent_id);
CALL protect_tenant_table('access_link');
