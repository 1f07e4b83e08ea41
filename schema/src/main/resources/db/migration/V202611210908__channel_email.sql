-- An address customers write to. Secrets are encrypted by the program before they get here.
CREATE TABLE mailbox (
    account_id        uuid        NOT NULL REFERENCES account (account_id),
    id                uuid        NOT NULL DEFAULT uuidv7(),
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    address           text        NOT NULL CHECK (address = lower(address) AND length(address) <= 250),
    department_id     uuid        NOT NULL,
    category_id       uuid,
    priority          smallint    NOT NULL DEFAULT 2 CHECK (priority BETWEEN 1 AND 4),
    active            boolean     NOT NULL DEFAULT true,
    imap_host         text        NOT NULL,
    imap_port         integer     NOT NULL CHECK (imap_port BETWEEN 1 AND 65535),
    imap_security     text        NOT NULL CHECK (imap_security IN ('TLS', 'STARTTLS', 'NONE')),
    imap_user         text        NOT NULL,
    imap_secret       bytea       NOT NULL,
    imap_folder       text        NOT NULL DEFAULT 'INBOX',
    smtp_host         text,
    smtp_port         integer     CHECK (smtp_port BETWEEN 1 AND 65535),
    smtp_security     text        CHECK (smtp_security IN ('TLS', 'STARTTLS', 'NONE')),
    smtp_user         text,
    smtp_secret       bytea,
    uid_validity      bigint,
    last_uid          bigint      NOT NULL DEFAULT 0,
    last_collected_at timestamptz,
    last_error        text,
    last_error_at     timestamptz,
    lease_node        text,
    lease_until       timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    version           integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, address),
    CHECK ((smtp_host IS NULL) = (smtp_port IS NULL) AND (smtp_host IS NULL) = (smtp_security IS NULL)),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id),
    FOREIGN KEY (account_id, category_id) REFERENCES category (account_id, id)
);
CREATE INDEX mailbox_by_department ON mailbox (account_id, department_id);
CREATE INDEX mailbox_by_category ON mailbox (account_id, category_id) WHERE category_id IS NOT NULL;
CALL protect_tenant_table('mailbox');

ALTER TABLE ticket ADD FOREIGN KEY (account_id, mailbox_id) REFERENCES mailbox (account_id, id)
    ON DELETE SET NULL (mailbox_id);
CREATE INDEX ticket_by_mailbox ON ticket (account_id, mailbox_id) WHERE mailbox_id IS NOT NULL;

-- The account's own way out, for mailboxes without one and for notices.
CREATE TABLE outgoing_server (
    account_id    uuid    PRIMARY KEY REFERENCES account (account_id),
    smtp_host     text    NOT NULL,
    smtp_port     integer NOT NULL CHECK (smtp_port BETWEEN 1 AND 65535),
    smtp_security text    NOT NULL CHECK (smtp_security IN ('TLS', 'STARTTLS', 'NONE')),
    smtp_user     text,
    smtp_secret   bytea,
    from_name     text    NOT NULL,
    from_address  text    NOT NULL CHECK (from_address = lower(from_address)),
    version       integer NOT NULL DEFAULT 1
);
CALL protect_tenant_table('outgoing_server');

-- Every message collected, and what became of it. The fingerprint makes a second fetch harmless.
CREATE TABLE incoming_email (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    mailbox_id   uuid        NOT NULL,
    fingerprint  bytea       NOT NULL CHECK (length(fingerprint) = 32),
    source       bytea       NOT NULL,
    rfc_id       text,
    from_address text        NOT NULL DEFAULT '',
    subject      text        NOT NULL DEFAULT '',
    received_at  timestamptz NOT NULL DEFAULT now(),
    outcome      text        NOT NULL CHECK (outcome IN ('OPENED', 'FOLLOWED_UP', 'IGNORED', 'BLOCKED', 'BOUNCE', 'SET_ASIDE')),
    reason       text        NOT NULL DEFAULT '',
    attempts     smallint    NOT NULL DEFAULT 1,
    ticket_id    uuid,
    message_id   uuid,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, fingerprint),
    FOREIGN KEY (account_id, mailbox_id) REFERENCES mailbox (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, source) REFERENCES stored_file (account_id, sha256),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE SET NULL (ticket_id)
);
CREATE INDEX incoming_email_by_rfc_id ON incoming_email (account_id, rfc_id) WHERE rfc_id IS NOT NULL;
CREATE INDEX incoming_email_by_mailbox ON incoming_email (account_id, mailbox_id, id);
CREATE INDEX incoming_email_set_aside ON incoming_email (account_id, id) WHERE outcome = 'SET_ASIDE';
CREATE INDEX incoming_email_by_ticket ON incoming_email (account_id, ticket_id) WHERE ticket_id IS NOT NULL;
CREATE INDEX incoming_email_by_source ON incoming_email (account_id, source);
CALL protect_tenant_table('incoming_email');

-- What must go out: written with its cause, sent after commit, at least once, always with the same id.
CREATE TABLE outgoing_email (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    rfc_id       text        NOT NULL,
    kind         text        NOT NULL,
    automatic    boolean     NOT NULL,
    mailbox_id   uuid,
    ticket_id    uuid,
    message_id   uuid,
    from_name    text        NOT NULL,
    from_address text        NOT NULL,
    to_name      text        NOT NULL DEFAULT '',
    to_address   text        NOT NULL,
    reply_to     text,
    in_reply_to  text,
    reference_ids text[]     NOT NULL DEFAULT '{}',
    subject      text        NOT NULL,
    html         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'QUEUED' CHECK (state IN ('QUEUED', 'SENT', 'FAILED', 'BOUNCED')),
    attempts     smallint    NOT NULL DEFAULT 0,
    last_error   text,
    created_at   timestamptz NOT NULL DEFAULT now(),
    sent_at      timestamptz,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, rfc_id),
    FOREIGN KEY (account_id, mailbox_id) REFERENCES mailbox (account_id, id) ON DELETE SET NULL (mailbox_id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CREATE INDEX outgoing_email_by_ticket ON outgoing_email (account_id, ticket_id, id) WHERE ticket_id IS NOT NULL;
CREATE INDEX outgoing_email_by_mailbox ON outgoing_email (account_id, mailbox_id) WHERE mailbox_id IS NOT NULL;
CREATE INDEX outgoing_email_unsent ON outgoing_email (account_id, id) WHERE state <> 'SENT';
CREATE INDEX outgoing_email_automatic ON outgoing_email (account_id, to_address, created_at) WHERE automatic;
CALL protect_tenant_table('outgoing_email');

-- Addresses barred from opening tickets by e-mail; "@example.com" bars a domain.
CREATE TABLE blocked_address (
    account_id uuid        NOT NULL REFERENCES account (account_id),
    address    text        NOT NULL CHECK (address = lower(address) AND length(address) <= 250),
    reason     text        NOT NULL DEFAULT '' CHECK (length(reason) <= 500),
    created_by uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, address)
);
CALL protect_tenant_table('blocked_address');
