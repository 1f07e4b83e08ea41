-- Whom of an account its own notices are mailed to, by kind; what is not in it is as the program has it.
CREATE TABLE notice_preferences (
    account_id uuid    NOT NULL REFERENCES account (account_id),
    choices    jsonb   NOT NULL DEFAULT '{}',
    version    integer NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id)
);
CALL protect_tenant_table('notice_preferences');

-- The last time that each kind of notice told of something, such as of one directory, so that nothing is told twice.
CREATE TABLE notice_told (
    account_id uuid NOT NULL REFERENCES account (account_id),
    kind       text NOT NULL,
    about      text NOT NULL,
    occasion   text NOT NULL,
    PRIMARY KEY (account_id, kind, about)
);
CALL protect_tenant_table('notice_told');

-- Every version of the program that ever ran on this database.
CREATE TABLE installed_version (
    version      text        PRIMARY KEY,
    first_run_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT ON installed_version TO ${appRole};
