-- What narrow sights show, in the other orders of the list.
CREATE INDEX ticket_unassigned_by_creation ON ticket (account_id, department_id, created_at, id) WHERE agent_id IS NULL;
CREATE INDEX ticket_unassigned_by_situation ON ticket (account_id, department_id, situation_at, id) WHERE agent_id IS NULL;
CREATE INDEX ticket_of_agent_by_creation ON ticket (account_id, agent_id, created_at, id) WHERE agent_id IS NOT NULL;
CREATE INDEX ticket_of_agent_by_situation ON ticket (account_id, agent_id, situation_at, id) WHERE agent_id IS NOT NULL;
