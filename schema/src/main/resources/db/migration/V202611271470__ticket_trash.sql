-- A ticket in the trash. No statement sees it unless its transaction opened the trash: a second policy, beside the
-- account's, hides it from every list, count, search, job and command at once.
ALTER TABLE ticket
    ADD COLUMN deleted_at timestamptz,
    ADD COLUMN deleted_by uuid,
    ADD CHECK (deleted_by IS NULL OR deleted_at IS NOT NULL);

CREATE FUNCTION trash_is_open() RETURNS boolean
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.trash', true) = 'open', false);

CREATE POLICY trash ON ticket AS RESTRICTIVE
    USING (deleted_at IS NULL OR (SELECT trash_is_open()))
    WITH CHECK (deleted_at IS NULL OR (SELECT trash_is_open()));

CREATE INDEX ticket_in_trash ON ticket (account_id, department_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

-- The policy asks for the new column, so what answers counts without the table has to carry it.
DROP INDEX ticket_waiting;
DROP INDEX ticket_of_agent;
DROP INDEX ticket_of_team;
DROP INDEX ticket_open;
CREATE INDEX ticket_waiting ON ticket (account_id, department_id, last_message_at, id) INCLUDE (deleted_at)
    WHERE situation = 1;
CREATE INDEX ticket_of_agent ON ticket (account_id, agent_id, situation, last_message_at, id) INCLUDE (deleted_at)
    WHERE closed_at IS NULL AND agent_id IS NOT NULL;
CREATE INDEX ticket_of_team ON ticket (account_id, department_id, situation, last_message_at, id) INCLUDE (deleted_at)
    WHERE closed_at IS NULL AND agent_id IS NOT NULL;
CREATE INDEX ticket_open ON ticket (account_id, department_id, last_message_at, id) INCLUDE (situation, deleted_at)
    WHERE closed_at IS NULL;

-- What is removed for good leaves no ticket behind that goes on from it.
ALTER TABLE ticket
    DROP CONSTRAINT ticket_account_id_previous_ticket_id_fkey,
    ADD FOREIGN KEY (account_id, previous_ticket_id) REFERENCES ticket (account_id, id)
        ON DELETE SET NULL (previous_ticket_id);
