-- What agents narrow lists of tickets by again and again, under a name: one's own, a department's, or everyone's.
CREATE TABLE ticket_view (
    account_id    uuid    NOT NULL REFERENCES account (account_id),
    id            uuid    NOT NULL DEFAULT uuidv7(),
    scope         text    NOT NULL CHECK (scope IN ('OWN', 'DEPARTMENT', 'EVERYONE')),
    agent_id      uuid,   -- whose own it is
    department_id uuid,   -- whose it is
    name          text    NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    filters       jsonb   NOT NULL, -- parameters of the list, by name
    columns       text[], -- null for the account's
    version       integer NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    CHECK ((scope = 'OWN') = (agent_id IS NOT NULL)),
    CHECK ((scope = 'DEPARTMENT') = (department_id IS NOT NULL)),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_view_own_name ON ticket_view (account_id, agent_id, fold(name)) WHERE agent_id IS NOT NULL;
CREATE UNIQUE INDEX ticket_view_department_name ON ticket_view (account_id, department_id, fold(name))
    WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX ticket_view_everyone_name ON ticket_view (account_id, fold(name)) WHERE scope = 'EVERYONE';
CALL protect_tenant_table('ticket_view');
