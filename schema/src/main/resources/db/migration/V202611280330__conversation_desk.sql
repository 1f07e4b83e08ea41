-- Lists of conversations by what they are narrowed to, and what ends idle ones.
CREATE INDEX conversation_running ON conversation (account_id, department_id, id) INCLUDE (deleted_at)
    WHERE state IN ('RINGING', 'ACTIVE');
CREATE INDEX conversation_ended ON conversation (account_id, department_id, id) INCLUDE (deleted_at) WHERE state = 'ENDED';
CREATE INDEX conversation_waits ON conversation (account_id, department_id, waiting_since, id) INCLUDE (deleted_at)
    WHERE state = 'WAITING';
CREATE INDEX conversation_by_opening ON conversation (account_id, opened_at, id);
CREATE INDEX conversation_deleted ON conversation (account_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

-- Since when the customer is not connected (CHT-12); null while they are.
ALTER TABLE conversation ADD COLUMN gone_at timestamptz;
CREATE INDEX conversation_gone ON conversation (account_id, gone_at, id) WHERE gone_at IS NOT NULL AND state <> 'ENDED';

-- What an agent says of a conversation they end, where its queue asks for it (CHT-3).
CREATE TABLE conversation_closing (
    account_id      uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    agent_id        uuid        NOT NULL,
    solved          boolean     NOT NULL,
    summary         text        NOT NULL CHECK (length(summary) BETWEEN 1 AND 4000),
    written_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
);
CREATE INDEX conversation_closing_by_agent ON conversation_closing (account_id, agent_id);
CALL protect_tenant_table('conversation_closing');

-- Who may not begin conversations on a channel (CHT-5), until a time or for good.
CREATE TABLE contact_block (
    account_id uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    channel    text        NOT NULL,
    contact    text        NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
    name       text        NOT NULL DEFAULT '' CHECK (length(name) <= 200),
    reason     text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    blocked_by uuid        NOT NULL,
    blocked_at timestamptz NOT NULL,
    expires_at timestamptz CHECK (expires_at > blocked_at),
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, channel, contact),
    FOREIGN KEY (account_id, blocked_by) REFERENCES agent (account_id, id)
);
CREATE INDEX contact_block_by_agent ON contact_block (account_id, blocked_by);
CALL protect_tenant_table('contact_block');

-- What a customer thought of a conversation, once (RAT). Who attended and where is kept as it was.
CREATE TABLE conversation_rating (
    account_id      uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    department_id   uuid        NOT NULL,
    agent_id        uuid,
    stars           smallint    NOT NULL CHECK (stars BETWEEN 1 AND 5),
    comment         text        NOT NULL DEFAULT '' CHECK (length(comment) <= 2000),
    rated_at        timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
);
CREATE INDEX conversation_rating_by_time ON conversation_rating (account_id, rated_at, conversation_id);
CREATE INDEX conversation_rating_by_department ON conversation_rating (account_id, department_id, rated_at, conversation_id);
CREATE INDEX conversation_rating_by_agent ON conversation_rating (account_id, agent_id, rated_at, conversation_id)
    WHERE agent_id IS NOT NULL;
CALL protect_tenant_table('conversation_rating');
