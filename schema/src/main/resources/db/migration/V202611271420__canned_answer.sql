-- Texts that agents write once and use in many answers (Respostas padrão): one's own, of departments, of everyone.
CREATE TABLE canned_answer (
    account_id uuid        NOT NULL REFERENCES account (account_id),
    id         uuid        NOT NULL DEFAULT uuidv7(),
    scope      text        NOT NULL CHECK (scope IN ('OWN', 'DEPARTMENTS', 'EVERYONE')),
    agent_id   uuid,       -- whose own it is
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    html       text        NOT NULL,
    text       text        NOT NULL, -- its words, for searches
    updated_at timestamptz NOT NULL,
    version    integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    CHECK ((scope = 'OWN') = (agent_id IS NOT NULL)),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX canned_answer_own_name ON canned_answer (account_id, agent_id, fold(name)) WHERE agent_id IS NOT NULL;
CREATE UNIQUE INDEX canned_answer_shared_name ON canned_answer (account_id, fold(name)) WHERE agent_id IS NULL;
CALL protect_tenant_table('canned_answer');

CREATE TABLE canned_answer_department (
    account_id    uuid NOT NULL,
    answer_id     uuid NOT NULL,
    department_id uuid NOT NULL,
    PRIMARY KEY (account_id, answer_id, department_id),
    FOREIGN KEY (account_id, answer_id) REFERENCES canned_answer (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE
);
CREATE INDEX canned_answer_department_by_department ON canned_answer_department (account_id, department_id);
CALL protect_tenant_table('canned_answer_department');

-- Agents keep answers of their own unless their group says otherwise; those that are there get it as new ones do.
ALTER TABLE permission_group NO FORCE ROW LEVEL SECURITY;
UPDATE permission_group SET permissions = permissions || '{CANNED_MANAGE_OWN}' WHERE is_default;
ALTER TABLE permission_group FORCE ROW LEVEL SECURITY;
ALTER TABLE permission_group ALTER permissions
    SET DEFAULT '{TICKET_CREATE,TICKET_REPLY_ANY,TICKET_CLOSE,TICKET_REOPEN,CANNED_MANAGE_OWN,CUSTOMER_VIEW,CUSTOMER_EDIT,CUSTOMER_PERSONAL_VIEW}';
