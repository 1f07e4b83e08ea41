-- What nobody is responsible for, for agents who see that and their own tickets only; of a department's other tickets
-- they would pass over most.
CREATE INDEX ticket_unassigned ON ticket (account_id, department_id, last_message_at, id) WHERE agent_id IS NULL;
