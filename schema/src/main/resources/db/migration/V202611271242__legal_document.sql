-- Terms of use and privacy policy: what is being written, and where they stand outside. No row is as nobody wrote any.
CREATE TABLE legal_document (
    account_id   uuid    NOT NULL REFERENCES account (account_id),
    kind         text    NOT NULL CHECK (kind IN ('TERMS', 'PRIVACY')),
    draft_html   text    NOT NULL DEFAULT '',
    external_url text,
    version      integer NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, kind)
);
CALL protect_tenant_table('legal_document');

-- What was in force from when on. The last one is; one without text took the document away.
CREATE TABLE legal_document_version (
    account_id     uuid        NOT NULL,
    kind           text        NOT NULL,
    number         integer     NOT NULL,
    html           text        NOT NULL,
    published_at   timestamptz NOT NULL,
    published_by   uuid,
    publisher_name text        NOT NULL,
    PRIMARY KEY (account_id, kind, number),
    FOREIGN KEY (account_id, kind) REFERENCES legal_document (account_id, kind)
);
CALL protect_tenant_table('legal_document_version');
