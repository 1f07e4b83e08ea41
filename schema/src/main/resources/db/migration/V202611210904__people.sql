CREATE TABLE agent (
    account_id         uuid        NOT NULL REFERENCES account (account_id),
    id                 uuid        NOT NULL DEFAULT uuidv7(),
    name               text        NOT NULL CHECK (length(name) BETWEEN 1 AND 250),
    email              text        NOT NULL CHECK (email = lower(email) AND length(email) <= 250),
    email_validated_at timestamptz,
    pending_email      text        CHECK (pending_email = lower(pending_email) AND length(pending_email) <= 250),
    is_owner           boolean     NOT NULL DEFAULT false,
    is_administrator   boolean     NOT NULL DEFAULT false CHECK (is_administrator OR NOT is_owner),
    active             boolean     NOT NULL DEFAULT true CHECK (active OR NOT is_owner),
    language           text        CHECK (language IN ('pt-BR', 'en', 'es')),
    time_zone          text,
    theme              text        NOT NULL DEFAULT 'auto' CHECK (theme IN ('auto', 'light', 'dark')),
    chat_nickname      text        CHECK (length(chat_nickname) <= 100),
    signature_html     text        NOT NULL DEFAULT '',
    photo_id           uuid,
    email_preferences  jsonb       NOT NULL DEFAULT '{}',
    created_at         timestamptz NOT NULL DEFAULT now(),
    version            integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, email),
    FOREIGN KEY (account_id, photo_id) REFERENCES attachment (account_id, id)
);
CREATE INDEX agent_by_photo ON agent (account_id, photo_id) WHERE photo_id IS NOT NULL;
CREATE UNIQUE INDEX agent_one_owner ON agent (account_id) WHERE is_owner;
CALL protect_tenant_table('agent');

-- In which accounts an address is an agent: only read to answer "Esqueci minha conta" by e-mail.
CREATE TABLE agent_directory (
    email      text NOT NULL CHECK (email = lower(email)),
    account_id uuid NOT NULL,
    PRIMARY KEY (email, account_id)
);
GRANT SELECT, INSERT, DELETE ON agent_directory TO ${appRole};

CREATE TABLE department (
    account_id          uuid        NOT NULL REFERENCES account (account_id),
    id                  uuid        NOT NULL DEFAULT uuidv7(),
    name                text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    active              boolean     NOT NULL DEFAULT true,
    default_category_id uuid,
    default_priority    smallint    NOT NULL DEFAULT 1 CHECK (default_priority BETWEEN 1 AND 4),
    category_required   boolean     NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL DEFAULT now(),
    version             integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX department_name ON department (account_id, fold(name));
CALL protect_tenant_table('department');

CREATE TABLE category (
    account_id uuid        NOT NULL REFERENCES account (account_id),
    id         uuid        NOT NULL DEFAULT uuidv7(),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    version    integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX category_name ON category (account_id, fold(name));
CALL protect_tenant_table('category');

CREATE TABLE department_category (
    account_id    uuid NOT NULL,
    department_id uuid NOT NULL,
    category_id   uuid NOT NULL,
    PRIMARY KEY (account_id, department_id, category_id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, category_id) REFERENCES category (account_id, id) ON DELETE CASCADE
);
CREATE INDEX department_category_by_category ON department_category (account_id, category_id);
CALL protect_tenant_table('department_category');

ALTER TABLE department ADD FOREIGN KEY (account_id, id, default_category_id)
    REFERENCES department_category (account_id, department_id, category_id) DEFERRABLE INITIALLY DEFERRED;

-- An agent's place in a department: works there (on tickets, on chat, on both), manages it, or both.
CREATE TABLE department_agent (
    account_id    uuid    NOT NULL,
    department_id uuid    NOT NULL,
    agent_id      uuid    NOT NULL,
    tickets       boolean NOT NULL,
    chat          boolean NOT NULL,
    manager       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (account_id, department_id, agent_id),
    CHECK (tickets OR chat OR manager),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX department_agent_by_agent ON department_agent (account_id, agent_id);
CALL protect_tenant_table('department_agent');
