-- What a list of tickets finds, to take away as a file: asked for, written in the background, and kept for some days.
CREATE TABLE ticket_export (
    account_id  uuid        NOT NULL REFERENCES account (account_id),
    id          uuid        NOT NULL DEFAULT uuidv7(),
    agent_id    uuid        NOT NULL,
    format      text        NOT NULL CHECK (format IN ('CSV', 'XLSX')),
    filter      jsonb       NOT NULL,
    columns     text[]      NOT NULL,
    state       text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'READY', 'FAILED')),
    row_count   bigint      NOT NULL DEFAULT 0, -- written so far
    attempts    smallint    NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    expires_at  timestamptz,
    sha256      bytea,
    size_bytes  bigint,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, sha256) REFERENCES stored_file (account_id, sha256),
    CHECK ((state = 'READY') = (sha256 IS NOT NULL)),
    CHECK ((state IN ('READY', 'FAILED')) = (expires_at IS NOT NULL))
);
CREATE INDEX ticket_export_by_agent ON ticket_export (account_id, agent_id, id);
CREATE UNIQUE INDEX ticket_export_one_at_a_time ON ticket_export (account_id, agent_id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX ticket_export_by_content ON ticket_export (account_id, sha256);
CALL protect_tenant_table('ticket_export');
