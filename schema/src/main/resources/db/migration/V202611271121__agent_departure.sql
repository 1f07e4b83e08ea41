-- A deactivated agent's open tickets on their way to others: one row per deactivation with something to hand over.
CREATE TABLE agent_departure (
    account_id      uuid        NOT NULL,
    id              uuid        NOT NULL DEFAULT uuidv7(),
    agent_id        uuid        NOT NULL,
    decided_by      uuid        NOT NULL,
    decided_by_name text        NOT NULL,
    total           integer     NOT NULL CHECK (total >= 0),
    done            integer     NOT NULL DEFAULT 0 CHECK (done >= 0),
    created_at      timestamptz NOT NULL DEFAULT now(),
    finished_at     timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX agent_departure_by_agent ON agent_departure (account_id, agent_id, id);
-- One at a time for each agent.
CREATE UNIQUE INDEX agent_departure_running ON agent_departure (account_id, agent_id) WHERE finished_at IS NULL;
CALL protect_tenant_table('agent_departure');

-- Where the tickets of a department go; to its queue without an agent. Those of departments without a row stay.
CREATE TABLE agent_departure_destination (
    account_id    uuid NOT NULL,
    departure_id  uuid NOT NULL,
    department_id uuid NOT NULL,
    to_agent_id   uuid,
    PRIMARY KEY (account_id, departure_id, department_id),
    FOREIGN KEY (account_id, departure_id) REFERENCES agent_departure (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, to_agent_id) REFERENCES agent (account_id, id) ON DELETE SET NULL (to_agent_id)
);
CREATE INDEX agent_departure_destination_by_department ON agent_departure_destination (account_id, department_id);
CREATE INDEX agent_departure_destination_by_agent ON agent_departure_destination (account_id, to_agent_id)
    WHERE to_agent_id IS NOT NULL;
CALL protect_tenant_table('agent_departure_destination');
