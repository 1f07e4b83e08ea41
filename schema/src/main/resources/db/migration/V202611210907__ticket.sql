-- The last protocol given out in an account: increasing, never reused.
CREATE TABLE ticket_counter (
    account_id  uuid   PRIMARY KEY,
    last_number bigint NOT NULL
);
CALL protect_tenant_table('ticket_counter', 'SELECT, INSERT, UPDATE');

CREATE TABLE ticket (
    account_id          uuid        NOT NULL REFERENCES account (account_id),
    id                  uuid        NOT NULL DEFAULT uuidv7(),
    number              bigint      NOT NULL,
    kind                text        NOT NULL DEFAULT 'EXTERNAL' CHECK (kind IN ('EXTERNAL', 'INTERNAL')),
    origin              text        NOT NULL CHECK (origin IN ('EMAIL', 'AGENT')),
    subject             text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 250),
    department_id       uuid        NOT NULL,
    category_id         uuid,
    priority            smallint    NOT NULL DEFAULT 1 CHECK (priority BETWEEN 1 AND 4),
    customer_id         uuid        NOT NULL,
    agent_id            uuid,
    situation           smallint    NOT NULL CHECK (situation BETWEEN 0 AND 9),
    situation_at        timestamptz NOT NULL DEFAULT now(),
    situation_by        uuid,
    created_at          timestamptz NOT NULL DEFAULT now(),
    created_by          uuid,
    first_reply_at      timestamptz,
    first_closed_at     timestamptz,
    closed_at           timestamptz,
    closed_by           uuid,
    close_reason        text        CHECK (length(close_reason) <= 4000),
    last_message_at     timestamptz NOT NULL DEFAULT now(),
    last_message_by     text        NOT NULL CHECK (last_message_by IN ('CUSTOMER', 'AGENT')),
    preview             text        NOT NULL DEFAULT '' CHECK (length(preview) <= 200),
    notify_customer     boolean     NOT NULL DEFAULT true,
    notify_agent        boolean     NOT NULL DEFAULT false,
    previous_ticket_id  uuid,
    mailbox_id          uuid,
    reply_token         text        NOT NULL,
    version             integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, number),
    UNIQUE (account_id, reply_token),
    CHECK ((closed_at IS NOT NULL) = (situation IN (4, 5))),
    CHECK (situation <> 1 OR agent_id IS NULL),
    CHECK (closed_at IS NOT NULL OR situation = 1 OR agent_id IS NOT NULL),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES category (account_id, id),
    FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    FOREIGN KEY (account_id, previous_ticket_id) REFERENCES ticket (account_id, id)
);
-- The queues of the home page: they cost what is open, not what is stored.
CREATE INDEX ticket_waiting ON ticket (account_id, department_id, last_message_at, id) WHERE situation = 1;
CREATE INDEX ticket_of_agent ON ticket (account_id, agent_id, situation, last_message_at, id)
    WHERE closed_at IS NULL AND agent_id IS NOT NULL;
CREATE INDEX ticket_of_team ON ticket (account_id, department_id, situation, last_message_at, id)
    WHERE closed_at IS NULL AND agent_id IS NOT NULL;
CREATE INDEX ticket_open ON ticket (account_id, department_id, last_message_at, id) INCLUDE (situation)
    WHERE closed_at IS NULL;
-- The list of all, in each of its orders, per department: one who sees some departments reads only theirs.
CREATE INDEX ticket_by_activity ON ticket (account_id, department_id, last_message_at, id);
CREATE INDEX ticket_by_creation ON ticket (account_id, department_id, created_at, id);
CREATE INDEX ticket_by_situation ON ticket (account_id, department_id, situation_at, id);
CREATE INDEX ticket_by_closing ON ticket (account_id, department_id, closed_at) WHERE closed_at IS NOT NULL;
-- The same, narrowed by whom or what it is about.
CREATE INDEX ticket_open_of_customer ON ticket (account_id, customer_id) WHERE closed_at IS NULL;
CREATE INDEX ticket_by_customer ON ticket (account_id, customer_id, last_message_at, id);
CREATE INDEX ticket_by_agent ON ticket (account_id, agent_id, last_message_at, id) WHERE agent_id IS NOT NULL;
CREATE INDEX ticket_by_category ON ticket (account_id, category_id, last_message_at, id) WHERE category_id IS NOT NULL;
CREATE INDEX ticket_by_previous ON ticket (account_id, previous_ticket_id) WHERE previous_ticket_id IS NOT NULL;
CALL protect_tenant_table('ticket');

-- What a search finds a message by: the words of the text and, for the opening message, of the subject, and the
-- department. Each is written with the era it belongs to in front: the number of the account's last protocol when
-- the message was written, by 2048. So a search looks through the newest era first and stops when it has a page,
-- and in each era meets short lists only: a word that is everywhere costs no more than a rare one, and so does the
-- beginning of a word. Text beyond 200,000 characters and words beyond 200 are left out.
CREATE FUNCTION ticket_search_vector(
    configuration regconfig, subject text, body text, department_id uuid, era integer) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT array_to_tsvector(array_agg(era || '/' || word))
        FROM (
            SELECT unnest(tsvector_to_array(
                to_tsvector(configuration, coalesce(subject, '') || ' ' || left(body, 200000)))) AS word
            UNION ALL SELECT 'D:' || department_id) AS words
        WHERE length(word) <= 200);

CREATE TABLE ticket_message (
    account_id  uuid        NOT NULL,
    ticket_id   uuid        NOT NULL,
    id          uuid        NOT NULL DEFAULT uuidv7(),
    kind        text        NOT NULL CHECK (kind IN ('REPLY', 'COMMENT')),
    author_kind text        NOT NULL CHECK (author_kind IN ('AGENT', 'CUSTOMER')),
    author_id   uuid        NOT NULL,
    html        text        NOT NULL,
    quoted_html text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    source      bytea,
    search      tsvector    NOT NULL,
    search_era  integer     NOT NULL,
    PRIMARY KEY (account_id, ticket_id, id),
    CHECK (kind = 'REPLY' OR author_kind = 'AGENT'),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, source) REFERENCES stored_file (account_id, sha256)
);
-- Without the pending list, which every search would have to read through.
CREATE INDEX ticket_message_search ON ticket_message USING gin (account_id, search) WITH (fastupdate = off);
CALL protect_tenant_table('ticket_message');

CREATE TABLE ticket_message_attachment (
    account_id    uuid     NOT NULL,
    ticket_id     uuid     NOT NULL,
    message_id    uuid     NOT NULL,
    attachment_id uuid     NOT NULL,
    position      smallint NOT NULL,
    inline        boolean  NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, ticket_id, message_id, attachment_id),
    FOREIGN KEY (account_id, ticket_id, message_id) REFERENCES ticket_message (account_id, ticket_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, attachment_id) REFERENCES attachment (account_id, id)
);
CREATE INDEX ticket_message_attachment_by_attachment ON ticket_message_attachment (account_id, attachment_id);
CALL protect_tenant_table('ticket_message_attachment');

-- For telling whether content is still somebody's source, before it is cleared away.
CREATE INDEX ticket_message_by_source ON ticket_message (account_id, source) WHERE source IS NOT NULL;

-- Who did what to a ticket, and when.
CREATE TABLE ticket_event (
    account_id uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    kind       text        NOT NULL,
    actor_kind text        NOT NULL CHECK (actor_kind IN ('AGENT', 'CUSTOMER', 'SYSTEM')),
    actor_id   uuid,
    data       jsonb       NOT NULL DEFAULT '{}',
    at         timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, ticket_id, id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('ticket_event', 'SELECT, INSERT');

-- What somebody was writing: one draft per agent and place ("ticket:<id>:reply", "ticket:new").
CREATE TABLE draft (
    account_id uuid        NOT NULL,
    agent_id   uuid        NOT NULL,
    place      text        NOT NULL CHECK (length(place) <= 100),
    content    jsonb       NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, agent_id, place),
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('draft');
