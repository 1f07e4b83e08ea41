-- Escalation: a part of a ticket's work is asked of another department, by an internal ticket that belongs to it.
ALTER TABLE ticket
    ADD parent_id uuid,
    ADD FOREIGN KEY (account_id, parent_id) REFERENCES ticket (account_id, id) ON DELETE SET NULL (parent_id),
    ADD CONSTRAINT ticket_children_are_internal CHECK (parent_id IS NULL OR kind = 'INTERNAL'),
    ADD CONSTRAINT ticket_is_not_its_own_parent CHECK (parent_id <> id);
CREATE INDEX ticket_by_parent ON ticket (account_id, parent_id) WHERE parent_id IS NOT NULL;
