-- An account's data to take away: asked for, gathered in the background, and kept for some days.
CREATE TABLE account_backup (
    account_id   uuid        NOT NULL REFERENCES account (account_id),
    id           uuid        NOT NULL DEFAULT uuidv7(),
    requested_by uuid,
    state        text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'RUNNING', 'READY', 'FAILED')),
    progress     smallint    NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    attempts     smallint    NOT NULL DEFAULT 0,
    created_at   timestamptz NOT NULL DEFAULT now(),
    finished_at  timestamptz,
    expires_at   timestamptz,
    sha256       bytea,
    size_bytes   bigint,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, requested_by) REFERENCES agent (account_id, id) ON DELETE SET NULL (requested_by),
    FOREIGN KEY (account_id, sha256) REFERENCES stored_file (account_id, sha256),
    CHECK ((state = 'READY') = (sha256 IS NOT NULL)),
    CHECK ((state IN ('READY', 'FAILED')) = (expires_at IS NOT NULL))
);
CREATE UNIQUE INDEX account_backup_one_at_a_time ON account_backup (account_id) WHERE state IN ('QUEUED', 'RUNNING');
CREATE INDEX account_backup_by_requester ON account_backup (account_id, requested_by) WHERE requested_by IS NOT NULL;
CREATE INDEX account_backup_by_content ON account_backup (account_id, sha256);
CALL protect_tenant_table('account_backup');
