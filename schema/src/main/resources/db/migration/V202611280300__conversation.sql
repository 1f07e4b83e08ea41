-- How an agent takes conversations: whether they are given in turn (DST), and how many at the same time (CHT-2).
ALTER TABLE agent
    ADD COLUMN automatic_distribution boolean  NOT NULL DEFAULT true,
    ADD COLUMN most_conversations     smallint NOT NULL DEFAULT 4 CHECK (most_conversations BETWEEN 1 AND 100);

-- When the agent's browser was last heard of; an agent who is not heard of any more goes offline (CAG-8).
ALTER TABLE agent_chat_status ADD COLUMN heard_at timestamptz NOT NULL DEFAULT now();

-- Where conversations wait for an agent of a department. Every department has one, made with it and called like it: the one
-- without a name.
CREATE TABLE queue (
    account_id           uuid        NOT NULL,
    id                   uuid        NOT NULL DEFAULT uuidv7(),
    department_id        uuid        NOT NULL,
    name                 text        CHECK (length(name) BETWEEN 1 AND 100),
    distribution         text        NOT NULL DEFAULT 'TURN'
        CHECK (distribution IN ('TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'BY_HAND')),
    ring_seconds         smallint    NOT NULL DEFAULT 30 CHECK (ring_seconds BETWEEN 5 AND 600),
    missed_until_away    smallint    CHECK (missed_until_away BETWEEN 1 AND 20),
    most_waiting         integer     CHECK (most_waiting BETWEEN 1 AND 10000),
    longest_wait_minutes integer     CHECK (longest_wait_minutes BETWEEN 1 AND 1440),
    overflow             text        NOT NULL DEFAULT 'OFFLINE_FORM' CHECK (overflow IN ('OFFLINE_FORM', 'OTHER_QUEUE')),
    overflow_queue_id    uuid,
    sticky               boolean     NOT NULL DEFAULT false,
    sticky_notice        boolean     NOT NULL DEFAULT false,
    typing_shown         boolean     NOT NULL DEFAULT false,
    idle_warning_minutes integer     CHECK (idle_warning_minutes BETWEEN 1 AND 1440),
    idle_end_minutes     integer     CHECK (idle_end_minutes BETWEEN 1 AND 1440),
    closing_form         boolean     NOT NULL DEFAULT false,
    version              integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, overflow_queue_id) REFERENCES queue (account_id, id) ON DELETE SET NULL (overflow_queue_id),
    CHECK (overflow_queue_id <> id)
);
CREATE UNIQUE INDEX queue_of_department ON queue (account_id, department_id) WHERE name IS NULL;
CREATE INDEX queue_by_department ON queue (account_id, department_id, id);
CREATE INDEX queue_by_overflow ON queue (account_id, overflow_queue_id) WHERE overflow_queue_id IS NOT NULL;

ALTER TABLE department NO FORCE ROW LEVEL SECURITY;
INSERT INTO queue (account_id, department_id) SELECT account_id, id FROM department;
ALTER TABLE department FORCE ROW LEVEL SECURITY;
CALL protect_tenant_table('queue');

CREATE FUNCTION queue_of_department() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO queue (account_id, department_id) VALUES (NEW.account_id, NEW.id);
    RETURN NULL;
END
$$;
CREATE TRIGGER queue_of_department AFTER INSERT ON department FOR EACH ROW EXECUTE FUNCTION queue_of_department();

-- The number people read: one sequence per account, apart from that of tickets (WCH-11).
CREATE TABLE conversation_number (
    account_id  uuid   NOT NULL PRIMARY KEY REFERENCES account (account_id) ON DELETE CASCADE,
    last_number bigint NOT NULL
);
CALL protect_tenant_table('conversation_number');

-- A session served live. It waits, rings at an agent, is attended, and is over; agent_id is the one who is rung at, attends, or
-- attended last. What it is about and who may be bound by it is decided from customer_email, which is null unless it is valid.
CREATE TABLE conversation (
    account_id        uuid        NOT NULL,
    id                uuid        NOT NULL DEFAULT uuidv7(),
    number            bigint      NOT NULL,
    queue_id          uuid        NOT NULL,
    department_id     uuid        NOT NULL,
    channel           text        NOT NULL CHECK (channel IN ('WEB_CHAT')),
    entry             text        NOT NULL CHECK (entry IN ('CUSTOMER', 'INVITATION', 'TRIGGER')),
    contact       text        NOT NULL CHECK (length(contact) BETWEEN 1 AND 200),
    customer_id       uuid,
    customer_name     text        NOT NULL DEFAULT '' CHECK (length(customer_name) <= 200),
    customer_email    text        CHECK (length(customer_email) BETWEEN 3 AND 320),
    answers           jsonb       NOT NULL DEFAULT '[]',
    state             text        NOT NULL CHECK (state IN ('WAITING', 'RINGING', 'ACTIVE', 'ENDED')),
    agent_id          uuid,
    opened_at         timestamptz NOT NULL,
    waiting_since     timestamptz NOT NULL,
    answered_at       timestamptz,
    ended_at          timestamptz,
    end_reason        text        CHECK (end_reason IN
        ('AGENT', 'CUSTOMER', 'DISCONNECTED', 'INACTIVITY', 'ABANDONED', 'OVERFLOW', 'BLOCKED')),
    last_seq          bigint      NOT NULL DEFAULT 0,
    customer_got_seq  bigint      NOT NULL DEFAULT 0,
    customer_seen_seq bigint      NOT NULL DEFAULT 0,
    agent_got_seq     bigint      NOT NULL DEFAULT 0,
    agent_seen_seq    bigint      NOT NULL DEFAULT 0,
    last_customer_at  timestamptz,
    last_agent_at     timestamptz,
    warned_at         timestamptz,
    ticket_id         uuid,
    deleted_at        timestamptz,
    deleted_by        uuid,
    version           integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, number),
    FOREIGN KEY (account_id, queue_id) REFERENCES queue (account_id, id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id) ON DELETE SET NULL (customer_id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE SET NULL (ticket_id),
    CHECK (state NOT IN ('RINGING', 'ACTIVE') OR agent_id IS NOT NULL),
    CHECK ((state = 'ENDED') = (ended_at IS NOT NULL)),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
    CHECK (deleted_by IS NULL OR deleted_at IS NOT NULL)
);
CREATE INDEX conversation_waiting ON conversation (account_id, queue_id, waiting_since, id) INCLUDE (deleted_at)
    WHERE state = 'WAITING';
CREATE INDEX conversation_of_agent ON conversation (account_id, agent_id, id) INCLUDE (state, deleted_at)
    WHERE state IN ('RINGING', 'ACTIVE');
CREATE INDEX conversation_open_of_contact ON conversation (account_id, channel, contact) WHERE state <> 'ENDED';
CREATE INDEX conversation_of_contact ON conversation (account_id, channel, contact, id);
CREATE INDEX conversation_by_department ON conversation (account_id, department_id, id);
CREATE INDEX conversation_by_agent ON conversation (account_id, agent_id, id) WHERE agent_id IS NOT NULL;
CREATE INDEX conversation_by_queue ON conversation (account_id, queue_id, id);
CREATE INDEX conversation_by_customer ON conversation (account_id, customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX conversation_by_email ON conversation (account_id, customer_email, id) WHERE customer_email IS NOT NULL;
CREATE INDEX conversation_by_ticket ON conversation (account_id, ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX conversation_in_trash ON conversation (account_id, department_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CALL protect_tenant_table('conversation');
CREATE POLICY trash ON conversation AS RESTRICTIVE
    USING (deleted_at IS NULL OR (SELECT trash_is_open()))
    WITH CHECK (deleted_at IS NULL OR (SELECT trash_is_open()));

-- What customer and agents wrote, and what both were told, in one sequence without gaps. Who sent it names it by an id of
-- their own, so that sending again adds nothing.
CREATE TABLE conversation_message (
    account_id      uuid        NOT NULL,
    conversation_id uuid        NOT NULL,
    seq             bigint      NOT NULL,
    author          text        NOT NULL CHECK (author IN ('CUSTOMER', 'AGENT', 'SYSTEM')),
    agent_id        uuid,
    client_id       text        CHECK (length(client_id) BETWEEN 1 AND 64),
    kind            text        NOT NULL CHECK (kind IN ('TEXT', 'FILE', 'EVENT')),
    text            text        NOT NULL DEFAULT '' CHECK (length(text) <= 10000),
    attachment_id   uuid,
    event           jsonb,
    sent_at         timestamptz NOT NULL,
    PRIMARY KEY (account_id, conversation_id, seq),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    FOREIGN KEY (account_id, attachment_id) REFERENCES attachment (account_id, id),
    CHECK ((kind = 'FILE') = (attachment_id IS NOT NULL)),
    CHECK ((kind = 'EVENT') = (event IS NOT NULL))
);
CREATE UNIQUE INDEX conversation_message_once ON conversation_message (account_id, conversation_id, author, client_id)
    WHERE client_id IS NOT NULL;
CREATE INDEX conversation_message_by_agent ON conversation_message (account_id, agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX conversation_message_by_attachment ON conversation_message (account_id, attachment_id)
    WHERE attachment_id IS NOT NULL;
CALL protect_tenant_table('conversation_message');

-- A conversation that rings, or rang, at an agent, with how it was decided.
CREATE TABLE conversation_offer (
    account_id      uuid        NOT NULL,
    id              uuid        NOT NULL DEFAULT uuidv7(),
    conversation_id uuid        NOT NULL,
    queue_id        uuid        NOT NULL,
    agent_id        uuid        NOT NULL,
    reason          text        NOT NULL CHECK (reason IN ('BINDING', 'TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'PULLED', 'TRANSFER', 'INVITATION', 'TAKEN_OVER')),
    decision        jsonb       NOT NULL,
    offered_by      uuid,
    offered_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    outcome         text        NOT NULL DEFAULT 'OPEN' CHECK (outcome IN ('OPEN', 'ACCEPTED', 'DECLINED', 'MISSED', 'CANCELLED')),
    closed_at       timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, queue_id) REFERENCES queue (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    FOREIGN KEY (account_id, offered_by) REFERENCES agent (account_id, id),
    CHECK ((outcome = 'OPEN') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX conversation_offer_open ON conversation_offer (account_id, conversation_id) WHERE outcome = 'OPEN';
CREATE INDEX conversation_offer_of_conversation ON conversation_offer (account_id, conversation_id, id);
CREATE INDEX conversation_offer_by_agent ON conversation_offer (account_id, agent_id, id);
CREATE INDEX conversation_offer_by_queue ON conversation_offer (account_id, queue_id);
CREATE INDEX conversation_offer_by_giver ON conversation_offer (account_id, offered_by) WHERE offered_by IS NOT NULL;
CALL protect_tenant_table('conversation_offer');

-- Whose turn it is in a queue: who has the smallest turn is next (DST). Who has none yet comes first.
CREATE TABLE queue_turn (
    account_id       uuid        NOT NULL,
    queue_id         uuid        NOT NULL,
    agent_id         uuid        NOT NULL,
    turn             bigint      NOT NULL DEFAULT 0,
    last_assigned_at timestamptz,
    missed           smallint    NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, queue_id, agent_id),
    FOREIGN KEY (account_id, queue_id) REFERENCES queue (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX queue_turn_by_agent ON queue_turn (account_id, agent_id);
CALL protect_tenant_table('queue_turn');

-- A customer, known by e-mail, who is attended in a department by one agent while that one is there (BND).
CREATE TABLE customer_binding (
    account_id    uuid        NOT NULL,
    id            uuid        NOT NULL DEFAULT uuidv7(),
    agent_id      uuid        NOT NULL,
    department_id uuid        NOT NULL,
    email         text        NOT NULL CHECK (length(email) BETWEEN 3 AND 320),
    created_at    timestamptz NOT NULL,
    version       integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, department_id, email),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE
);
CREATE INDEX customer_binding_by_time ON customer_binding (account_id, created_at DESC, id DESC);
CREATE INDEX customer_binding_by_agent ON customer_binding (account_id, agent_id, created_at DESC, id DESC);
CREATE INDEX customer_binding_by_department ON customer_binding (account_id, department_id, created_at DESC, id DESC);
CREATE INDEX customer_binding_by_email ON customer_binding (account_id, email);
CALL protect_tenant_table('customer_binding');

-- What agents tell each other about a conversation; its customer never sees it.
CREATE TABLE conversation_note (
    account_id      uuid        NOT NULL,
    id              uuid        NOT NULL DEFAULT uuidv7(),
    conversation_id uuid        NOT NULL,
    agent_id        uuid        NOT NULL,
    whisper         boolean     NOT NULL DEFAULT false,
    text            text        NOT NULL CHECK (length(text) BETWEEN 1 AND 10000),
    written_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id)
);
CREATE INDEX conversation_note_of_conversation ON conversation_note (account_id, conversation_id, id);
CREATE INDEX conversation_note_by_agent ON conversation_note (account_id, agent_id);
CALL protect_tenant_table('conversation_note');

-- Labels (Rótulos) of conversations (WCH-10).
CREATE TABLE conversation_label (
    account_id uuid NOT NULL,
    id         uuid NOT NULL DEFAULT uuidv7(),
    name       text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    color      text NOT NULL CHECK (color ~ '^#[0-9a-f]{6}$'),
    active     boolean NOT NULL DEFAULT true,
    version    integer NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX conversation_label_name ON conversation_label (account_id, fold(name));
CALL protect_tenant_table('conversation_label');

CREATE TABLE conversation_labelled (
    account_id      uuid NOT NULL,
    conversation_id uuid NOT NULL,
    label_id        uuid NOT NULL,
    PRIMARY KEY (account_id, conversation_id, label_id),
    FOREIGN KEY (account_id, conversation_id) REFERENCES conversation (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, label_id) REFERENCES conversation_label (account_id, id) ON DELETE CASCADE
);
CREATE INDEX conversation_labelled_by_label ON conversation_labelled (account_id, label_id, conversation_id);
CALL protect_tenant_table('conversation_labelled');
