-- What an agent has the grid of visitors show of each. Without a row it is the usual.
CREATE TABLE visitor_columns (
    account_id uuid   NOT NULL,
    agent_id   uuid   NOT NULL,
    columns    text[] NOT NULL,
    PRIMARY KEY (account_id, agent_id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('visitor_columns');
