-- When a session was first used on the day, in the account's time zone, on which it was last seen (CAG-1). Nobody knows
-- it of sessions from before.
ALTER TABLE agent_session ADD COLUMN day_began_at timestamptz;

-- An agent whom customers are bound to stays (CAG-2).
ALTER TABLE customer_binding
    DROP CONSTRAINT customer_binding_account_id_agent_id_fkey,
    ADD FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id);
