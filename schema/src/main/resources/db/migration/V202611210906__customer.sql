CREATE TABLE organization (
    account_id uuid        NOT NULL REFERENCES account (account_id),
    id         uuid        NOT NULL DEFAULT uuidv7(),
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 250),
    parent_id  uuid,
    notes      text        NOT NULL DEFAULT '',
    created_at timestamptz NOT NULL DEFAULT now(),
    version    integer     NOT NULL DEFAULT 1,
    name_fold  text        GENERATED ALWAYS AS (fold(name)) STORED,
    PRIMARY KEY (account_id, id),
    CHECK (parent_id <> id),
    FOREIGN KEY (account_id, parent_id) REFERENCES organization (account_id, id)
);
CREATE INDEX organization_by_name ON organization (account_id, name_fold, id);
CREATE INDEX organization_by_parent ON organization (account_id, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX organization_name_search ON organization USING gin (account_id, name_fold gin_trgm_ops);
CALL protect_tenant_table('organization');

-- An e-mail domain whose unknown senders belong to an organization.
CREATE TABLE organization_domain (
    account_id      uuid NOT NULL,
    domain          text NOT NULL CHECK (domain = lower(domain) AND length(domain) <= 253),
    organization_id uuid NOT NULL,
    PRIMARY KEY (account_id, domain),
    FOREIGN KEY (account_id, organization_id) REFERENCES organization (account_id, id) ON DELETE CASCADE
);
CREATE INDEX organization_domain_by_organization ON organization_domain (account_id, organization_id);
CALL protect_tenant_table('organization_domain');

CREATE TABLE customer (
    account_id       uuid        NOT NULL REFERENCES account (account_id),
    id               uuid        NOT NULL DEFAULT uuidv7(),
    name             text        NOT NULL CHECK (length(name) BETWEEN 1 AND 250),
    phone            text        CHECK (length(phone) <= 20),
    external_id      text        CHECK (length(external_id) BETWEEN 1 AND 250),
    organization_id  uuid,
    language         text        CHECK (language IN ('pt-BR', 'en', 'es')),
    can_open_tickets boolean     NOT NULL DEFAULT true,
    active           boolean     NOT NULL DEFAULT true,
    notes            text        NOT NULL DEFAULT '',
    created_at       timestamptz NOT NULL DEFAULT now(),
    version          integer     NOT NULL DEFAULT 1,
    name_fold        text        GENERATED ALWAYS AS (fold(name)) STORED,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, external_id),
    FOREIGN KEY (account_id, organization_id) REFERENCES organization (account_id, id)
);
CREATE INDEX customer_by_name ON customer (account_id, name_fold, id);
CREATE INDEX customer_by_organization ON customer (account_id, organization_id, name_fold, id);
CREATE INDEX customer_name_search ON customer USING gin (account_id, name_fold gin_trgm_ops);
CALL protect_tenant_table('customer');

CREATE TABLE customer_email (
    account_id  uuid    NOT NULL,
    email       text    NOT NULL CHECK (email = lower(email) AND length(email) <= 250),
    customer_id uuid    NOT NULL,
    position    smallint NOT NULL,
    PRIMARY KEY (account_id, email),
    FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX customer_email_by_customer ON customer_email (account_id, customer_id, position);
CREATE INDEX customer_email_search ON customer_email USING gin (account_id, email gin_trgm_ops);
CALL protect_tenant_table('customer_email');
