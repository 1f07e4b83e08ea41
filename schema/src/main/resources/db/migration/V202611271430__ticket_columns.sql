-- What the lists of tickets show of each, and in which order: the account's choice. Without a row it is the usual one.
CREATE TABLE ticket_columns (
    account_id uuid    NOT NULL REFERENCES account (account_id),
    columns    text[]  NOT NULL CHECK (cardinality(columns) >= 2),
    version    integer NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id)
);
CALL protect_tenant_table('ticket_columns');
