-- Tags of tickets: one catalogue for the whole account.
CREATE TABLE tag (
    account_id uuid    NOT NULL REFERENCES account (account_id),
    id         uuid    NOT NULL DEFAULT uuidv7(),
    name       text    NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    color      text    NOT NULL CHECK (color IN ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet')),
    active     boolean NOT NULL DEFAULT true,
    version    integer NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX tag_name ON tag (account_id, fold(name));
CALL protect_tenant_table('tag');

CREATE TABLE ticket_tag (
    account_id uuid NOT NULL,
    ticket_id  uuid NOT NULL,
    tag_id     uuid NOT NULL,
    PRIMARY KEY (account_id, ticket_id, tag_id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, tag_id) REFERENCES tag (account_id, id) ON DELETE CASCADE
);
CREATE INDEX ticket_tag_by_tag ON ticket_tag (account_id, tag_id, ticket_id);
CALL protect_tenant_table('ticket_tag');
