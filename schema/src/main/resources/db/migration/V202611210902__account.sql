-- Which login name is which account: the only thing looked up before a tenant is known.
CREATE TABLE account_directory (
    login_name text PRIMARY KEY CHECK (login_name = lower(login_name)),
    account_id uuid NOT NULL UNIQUE
);
GRANT SELECT, INSERT ON account_directory TO ${appRole};

CREATE TABLE account (
    account_id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    login_name         text        NOT NULL REFERENCES account_directory (login_name),
    company_name       text        NOT NULL CHECK (length(company_name) BETWEEN 1 AND 250),
    language           text        NOT NULL DEFAULT 'pt-BR' CHECK (language IN ('pt-BR', 'en', 'es')),
    time_zone          text        NOT NULL DEFAULT 'America/Sao_Paulo',
    active             boolean     NOT NULL DEFAULT true,
    reopen_days        smallint    NOT NULL DEFAULT 7 CHECK (reopen_days BETWEEN 0 AND 365),
    confirm_by_email   boolean     NOT NULL DEFAULT false,
    automatic_mails_per_hour smallint NOT NULL DEFAULT 5 CHECK (automatic_mails_per_hour BETWEEN 1 AND 100),
    agent_limit        integer     CHECK (agent_limit > 0), -- null: any number of active agents
    created_at         timestamptz NOT NULL DEFAULT now(),
    version            integer     NOT NULL DEFAULT 1
);
CALL protect_tenant_table('account', 'SELECT, INSERT, UPDATE');
