-- How the session's agent came in, and whether they must set up a second factor before anything else.
ALTER TABLE agent_session
    ADD COLUMN signed_in_by text    NOT NULL DEFAULT 'PASSWORD',
    ADD COLUMN must_set_up  boolean NOT NULL DEFAULT false;

-- The authenticator app of an agent. A secret waits until a first code shows that the app has it.
CREATE TABLE agent_totp (
    account_id     uuid        NOT NULL,
    agent_id       uuid        NOT NULL,
    secret         bytea,
    pending_secret bytea,
    set_up_at      timestamptz,
    last_step      bigint      NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_totp');

CREATE TABLE agent_recovery_code (
    account_id uuid  NOT NULL,
    agent_id   uuid  NOT NULL,
    code_hash  bytea NOT NULL CHECK (length(code_hash) = 32),
    PRIMARY KEY (account_id, agent_id, code_hash),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_recovery_code');

CREATE TABLE agent_passkey (
    account_id      uuid        NOT NULL,
    id              uuid        NOT NULL DEFAULT uuidv7(),
    agent_id        uuid        NOT NULL,
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    credential_id   bytea       NOT NULL CHECK (length(credential_id) BETWEEN 1 AND 1023),
    credential_data bytea       NOT NULL,
    sign_count      bigint      NOT NULL DEFAULT 0,
    transports      text[]      NOT NULL DEFAULT '{}',
    backed_up       boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL DEFAULT now(),
    last_used_at    timestamptz,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, credential_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_passkey_by_agent ON agent_passkey (account_id, agent_id);
CALL protect_tenant_table('agent_passkey');

-- What an authenticator must sign: made here, good for one use. A passkey signs in before any account is known.
CREATE TABLE passkey_challenge (
    challenge_hash bytea       PRIMARY KEY CHECK (length(challenge_hash) = 32),
    purpose        text        NOT NULL,
    holder         text        NOT NULL,
    expires_at     timestamptz NOT NULL
);
CREATE INDEX passkey_challenge_expired ON passkey_challenge (expires_at);
GRANT SELECT, INSERT, DELETE ON passkey_challenge TO ${appRole};

-- A sign-in whose password was right and that waits for the second factor, bound to one browser by a cookie.
CREATE TABLE pending_sign_in (
    account_id  uuid        NOT NULL,
    id          uuid        NOT NULL DEFAULT uuidv7(),
    agent_id    uuid        NOT NULL,
    secret_hash bytea       NOT NULL CHECK (length(secret_hash) = 32),
    how         text        NOT NULL,
    expires_at  timestamptz NOT NULL,
    failures    smallint    NOT NULL DEFAULT 0,
    email_code  bytea CHECK (length(email_code) = 32),
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX pending_sign_in_by_agent ON pending_sign_in (account_id, agent_id);
CREATE INDEX pending_sign_in_expired ON pending_sign_in (account_id, expires_at);
CALL protect_tenant_table('pending_sign_in');

-- Browsers an agent signed in with. A forgotten one stays, so that the agent is not taken for a newcomer.
CREATE TABLE agent_device (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    agent_id     uuid        NOT NULL,
    key_hash     bytea       NOT NULL CHECK (length(key_hash) = 32),
    created_at   timestamptz NOT NULL DEFAULT now(),
    last_seen_at timestamptz NOT NULL DEFAULT now(),
    forgotten_at timestamptz,
    ip           text        NOT NULL,
    user_agent   text        NOT NULL DEFAULT '',
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, agent_id, key_hash),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_device');
ALTER TABLE agent_session ADD COLUMN device_id uuid;

ALTER TABLE access_link
    ADD COLUMN device_id uuid,
    DROP CONSTRAINT access_link_purpose_check,
    ADD CONSTRAINT access_link_purpose_check
        CHECK (purpose IN ('SET_PASSWORD', 'RECOVER_PASSWORD', 'VALIDATE_EMAIL', 'NOT_ME'));
