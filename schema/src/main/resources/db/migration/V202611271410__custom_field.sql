-- What a company asks beyond the fields every account has: of tickets as they open and as they close, and of customers.
CREATE TABLE custom_field (
    account_id             uuid        NOT NULL REFERENCES account (account_id),
    id                     uuid        NOT NULL DEFAULT uuidv7(),
    target                 text        NOT NULL CHECK (target IN ('TICKET_OPENING', 'TICKET_CLOSING', 'CUSTOMER')),
    type                   text        NOT NULL CHECK (type IN (
        'BOOLEAN', 'DATE', 'DATE_TIME', 'INTEGER', 'CURRENCY', 'SELECT', 'MULTI_SELECT', 'TREE_SELECT', 'TEXT', 'TEXTAREA',
        'CPF', 'CNPJ')),
    name                   text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    help                   text        CHECK (length(help) BETWEEN 1 AND 500),
    active                 boolean     NOT NULL DEFAULT true,
    position               integer     NOT NULL,
    required_for_agents    boolean     NOT NULL DEFAULT false,
    required_for_customers boolean     NOT NULL DEFAULT false,
    shown_to_customers     boolean     NOT NULL DEFAULT false,
    editable_by_customers  boolean     NOT NULL DEFAULT false,
    classification         text        NOT NULL CHECK (classification IN ('NORMAL', 'PERSONAL', 'SENSITIVE')),
    least                  numeric(18, 2),
    most                   numeric(18, 2),
    max_length             integer     CHECK (max_length BETWEEN 1 AND 10000),
    text_kind              text        CHECK (text_kind IN ('TEXT', 'EMAIL', 'PHONE', 'URL')),
    past_allowed           boolean     NOT NULL DEFAULT true,
    future_allowed         boolean     NOT NULL DEFAULT true,
    created_at             timestamptz NOT NULL DEFAULT now(),
    version                integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX custom_field_name ON custom_field (account_id, target, fold(name));
CALL protect_tenant_table('custom_field');

-- What may be chosen, in one order; ancestors from the root down, none but in trees.
CREATE TABLE custom_field_option (
    account_id uuid    NOT NULL,
    id         uuid    NOT NULL DEFAULT uuidv7(),
    field_id   uuid    NOT NULL,
    ancestors  uuid[]  NOT NULL DEFAULT '{}' CHECK (cardinality(ancestors) <= 5),
    position   integer NOT NULL,
    label      text    NOT NULL CHECK (length(label) BETWEEN 1 AND 120),
    active     boolean NOT NULL DEFAULT true,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field (account_id, id)
);
CREATE INDEX custom_field_option_by_field ON custom_field_option (account_id, field_id, position);
CALL protect_tenant_table('custom_field_option');

-- Where a field of tickets is asked: in these departments and categories; without any, in all.
CREATE TABLE custom_field_department (
    account_id    uuid NOT NULL,
    field_id      uuid NOT NULL,
    department_id uuid NOT NULL,
    PRIMARY KEY (account_id, field_id, department_id),
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field (account_id, id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id)
);
CREATE INDEX custom_field_department_by_department ON custom_field_department (account_id, department_id);
CALL protect_tenant_table('custom_field_department');

CREATE TABLE custom_field_category (
    account_id  uuid NOT NULL,
    field_id    uuid NOT NULL,
    category_id uuid NOT NULL,
    PRIMARY KEY (account_id, field_id, category_id),
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES category (account_id, id)
);
CREATE INDEX custom_field_category_by_category ON custom_field_category (account_id, category_id);
CALL protect_tenant_table('custom_field_category');

-- Values by their type: truth, whole numbers and cents in number_value, what was chosen in option_id (a row for each), the
-- rest in the column named like it. "sought" is what filters compare texts by.
CREATE TABLE ticket_field_value (
    account_id   uuid     NOT NULL,
    ticket_id    uuid     NOT NULL,
    field_id     uuid     NOT NULL,
    position     smallint NOT NULL DEFAULT 0,
    text_value   text     CHECK (length(text_value) BETWEEN 1 AND 10000),
    number_value bigint,
    date_value   date,
    time_value   timestamptz,
    option_id    uuid,
    sought       text     GENERATED ALWAYS AS (left(fold(text_value), 250)) STORED,
    PRIMARY KEY (account_id, ticket_id, field_id, position),
    CHECK (num_nonnulls(text_value, number_value, date_value, time_value, option_id) = 1),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field (account_id, id),
    FOREIGN KEY (account_id, option_id) REFERENCES custom_field_option (account_id, id)
);
CREATE INDEX ticket_field_value_text ON ticket_field_value (account_id, field_id, sought, ticket_id)
    WHERE sought IS NOT NULL;
CREATE INDEX ticket_field_value_number ON ticket_field_value (account_id, field_id, number_value, ticket_id)
    WHERE number_value IS NOT NULL;
CREATE INDEX ticket_field_value_date ON ticket_field_value (account_id, field_id, date_value, ticket_id)
    WHERE date_value IS NOT NULL;
CREATE INDEX ticket_field_value_time ON ticket_field_value (account_id, field_id, time_value, ticket_id)
    WHERE time_value IS NOT NULL;
CREATE INDEX ticket_field_value_option ON ticket_field_value (account_id, option_id, ticket_id)
    WHERE option_id IS NOT NULL;
CALL protect_tenant_table('ticket_field_value');

CREATE TABLE customer_field_value (
    account_id   uuid     NOT NULL,
    customer_id  uuid     NOT NULL,
    field_id     uuid     NOT NULL,
    position     smallint NOT NULL DEFAULT 0,
    text_value   text     CHECK (length(text_value) BETWEEN 1 AND 10000),
    number_value bigint,
    date_value   date,
    time_value   timestamptz,
    option_id    uuid,
    PRIMARY KEY (account_id, customer_id, field_id, position),
    CHECK (num_nonnulls(text_value, number_value, date_value, time_value, option_id) = 1),
    FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, field_id) REFERENCES custom_field (account_id, id),
    FOREIGN KEY (account_id, option_id) REFERENCES custom_field_option (account_id, id)
);
CREATE INDEX customer_field_value_by_option ON customer_field_value (account_id, option_id) WHERE option_id IS NOT NULL;
CALL protect_tenant_table('customer_field_value');
