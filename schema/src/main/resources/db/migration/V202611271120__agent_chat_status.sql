-- What an agent's status in the chat becomes when they sign in.
ALTER TABLE agent ADD COLUMN chat_online_at_sign_in boolean NOT NULL DEFAULT true;

-- The status in the chat that an agent has now; who never signed in has none, and counts as offline.
CREATE TABLE agent_chat_status (
    account_id uuid        NOT NULL,
    agent_id   uuid        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('ONLINE', 'BUSY', 'OFFLINE')),
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('agent_chat_status');
