-- How long a trigger waits before it fires, and how whoever it brings into a conversation is received.
ALTER TABLE chat_trigger
    ADD COLUMN wait_seconds  integer NOT NULL DEFAULT 0 CHECK (wait_seconds BETWEEN 0 AND 3600),
    ADD COLUMN department_id uuid,
    ADD COLUMN agent_id      uuid,
    ADD COLUMN visitor_name  text    NOT NULL DEFAULT '' CHECK (length(visitor_name) <= 200),
    ADD FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE SET NULL (department_id),
    ADD FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE SET NULL (agent_id);
CREATE INDEX chat_trigger_by_department ON chat_trigger (account_id, department_id) WHERE department_id IS NOT NULL;
CREATE INDEX chat_trigger_by_agent ON chat_trigger (account_id, agent_id) WHERE agent_id IS NOT NULL;

-- Labels of the conversations that begin by a trigger.
CREATE TABLE chat_trigger_label (
    account_id uuid NOT NULL,
    trigger_id uuid NOT NULL,
    label_id   uuid NOT NULL,
    PRIMARY KEY (account_id, trigger_id, label_id),
    FOREIGN KEY (account_id, trigger_id) REFERENCES chat_trigger (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, label_id) REFERENCES conversation_label (account_id, id) ON DELETE CASCADE
);
CREATE INDEX chat_trigger_label_by_label ON chat_trigger_label (account_id, label_id);
CALL protect_tenant_table('chat_trigger_label');

-- A trigger names the agent whom it rings at first.
ALTER TABLE conversation_offer DROP CONSTRAINT conversation_offer_reason_check;
ALTER TABLE conversation_offer ADD CONSTRAINT conversation_offer_reason_check CHECK (reason IN
    ('BINDING', 'NAMED', 'TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'PULLED', 'TRANSFER', 'INVITATION', 'TAKEN_OVER'));
