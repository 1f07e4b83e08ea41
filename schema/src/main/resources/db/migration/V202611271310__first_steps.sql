-- Administrators who put the list of first steps away.
CREATE TABLE first_steps_dismissal (
    account_id   uuid        NOT NULL,
    agent_id     uuid        NOT NULL,
    dismissed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('first_steps_dismissal');
