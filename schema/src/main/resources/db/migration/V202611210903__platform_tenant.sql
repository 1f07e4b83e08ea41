-- Answers already given to a POST with an Idempotency-Key, so that a repeat gets the same one.
CREATE TABLE idempotency_key (
    account_id   uuid        NOT NULL,
    agent_id     uuid        NOT NULL,
    key          text        NOT NULL CHECK (length(key) <= 200),
    request_hash bytea       NOT NULL,
    status       smallint,
    content_type text,
    location     text,
    etag         text,
    body         bytea,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, agent_id, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (account_id, created_at);
CALL protect_tenant_table('idempotency_key');

-- Realtime: one numbered stream per topic. What a client missed is read again from here.
CREATE TABLE realtime_stream (
    account_id uuid   NOT NULL,
    topic      text   NOT NULL,
    last_seq   bigint NOT NULL,
    PRIMARY KEY (account_id, topic)
);
CALL protect_tenant_table('realtime_stream');

CREATE TABLE realtime_event (
    account_id uuid        NOT NULL,
    topic      text        NOT NULL,
    seq        bigint      NOT NULL,
    kind       text        NOT NULL,
    data       jsonb       NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, topic, seq)
);
CREATE INDEX realtime_event_age ON realtime_event (account_id, created_at);
CALL protect_tenant_table('realtime_event');

-- Content, stored once per account under its SHA-256; the bytes live in the files store.
CREATE TABLE stored_file (
    account_id uuid        NOT NULL,
    sha256     bytea       NOT NULL CHECK (length(sha256) = 32),
    size_bytes bigint      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, sha256)
);
CALL protect_tenant_table('stored_file');

-- A named file that somebody sent: uploaded first, claimed by the message that carries it.
CREATE TABLE attachment (
    account_id  uuid        NOT NULL,
    id          uuid        NOT NULL DEFAULT uuidv7(),
    sha256      bytea       NOT NULL,
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 255),
    media_type  text        NOT NULL,
    size_bytes  bigint      NOT NULL,
    uploaded_by uuid,
    created_at  timestamptz NOT NULL DEFAULT now(),
    claimed_at  timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, sha256) REFERENCES stored_file (account_id, sha256)
);
CREATE INDEX attachment_content ON attachment (account_id, sha256);
CREATE INDEX attachment_unclaimed ON attachment (account_id, created_at) WHERE claimed_at IS NULL;
CALL protect_tenant_table('attachment');

-- Append-only: the program may add and read, nothing else.
CREATE TABLE audit_entry (
    account_id uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    at         timestamptz NOT NULL DEFAULT now(),
    actor_kind text        NOT NULL CHECK (actor_kind IN ('AGENT', 'SYSTEM', 'ANONYMOUS')),
    actor_id   uuid,
    actor_name text,
    ip         text,
    action     text        NOT NULL,
    item_type  text        NOT NULL,
    item_id    text,
    before     jsonb,
    after      jsonb,
    PRIMARY KEY (account_id, id)
);
CALL protect_tenant_table('audit_entry', 'SELECT, INSERT');
