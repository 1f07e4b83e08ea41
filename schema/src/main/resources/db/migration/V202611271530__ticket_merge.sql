-- A ticket that was merged into another points at it. Its messages stay where they are: the other's thread reads them
-- by following the pointer.
ALTER TABLE ticket
    ADD COLUMN merged_into uuid,
    ADD CONSTRAINT ticket_not_merged_into_itself CHECK (merged_into <> id),
    ADD CONSTRAINT ticket_merged_is_closed CHECK (merged_into IS NULL OR closed_at IS NOT NULL),
    ADD FOREIGN KEY (account_id, merged_into) REFERENCES ticket (account_id, id) ON DELETE SET NULL (merged_into);
CREATE INDEX ticket_by_merge ON ticket (account_id, merged_into) WHERE merged_into IS NOT NULL;

-- Each merge with how the source stood before it, so that it can be undone. One whose target was removed keeps its
-- number only.
CREATE TABLE ticket_merge (
    account_id        uuid        NOT NULL,
    source_id         uuid        NOT NULL,
    id                uuid        NOT NULL DEFAULT uuidv7(),
    target_id         uuid,
    target_number     bigint      NOT NULL,
    merged_at         timestamptz NOT NULL,
    merged_by         uuid        NOT NULL,
    was_open          boolean     NOT NULL,
    situation         smallint    NOT NULL,
    situation_at      timestamptz NOT NULL,
    situation_by      uuid,
    first_closed_at   timestamptz,
    applied_status_id uuid,
    undone_at         timestamptz,
    undone_by         uuid,
    PRIMARY KEY (account_id, source_id, id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL)),
    FOREIGN KEY (account_id, source_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, target_id) REFERENCES ticket (account_id, id) ON DELETE SET NULL (target_id)
);
CREATE UNIQUE INDEX ticket_merge_in_force ON ticket_merge (account_id, source_id)
    WHERE undone_at IS NULL AND target_id IS NOT NULL;
CREATE INDEX ticket_merge_by_target ON ticket_merge (account_id, target_id) WHERE target_id IS NOT NULL;
CALL protect_tenant_table('ticket_merge');

-- All that was merged into a ticket, also by way of others. Merges make no circles; the depth is a bound all the same.
CREATE FUNCTION ticket_merged(of_account uuid, of_ticket uuid) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        WITH RECURSIVE below AS (
            SELECT id, 1 AS depth FROM ticket WHERE account_id = of_account AND merged_into = of_ticket
            UNION ALL
            SELECT t.id, depth + 1 FROM below JOIN ticket t ON t.account_id = of_account AND t.merged_into = below.id
            WHERE depth < 100)
        SELECT coalesce(array_agg(id), '{}') FROM below);

-- The tickets that one was merged into, the nearest first; one in the trash ends the line before it.
CREATE FUNCTION ticket_homes(of_account uuid, of_ticket uuid) RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (
        WITH RECURSIVE above AS (
            SELECT h.id, h.merged_into, 1 AS depth
            FROM ticket t JOIN ticket h ON h.account_id = of_account AND h.id = t.merged_into
            WHERE t.account_id = of_account AND t.id = of_ticket
            UNION ALL
            SELECT h.id, h.merged_into, depth + 1
            FROM above JOIN ticket h ON h.account_id = of_account AND h.id = above.merged_into
            WHERE depth < 100)
        SELECT coalesce(array_agg(id ORDER BY depth), '{}') FROM above);
