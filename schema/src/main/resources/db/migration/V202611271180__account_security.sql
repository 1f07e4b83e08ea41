-- How an account guards itself (Segurança): one row per account, made with it.
CREATE TABLE account_security (
    account_id             uuid     PRIMARY KEY REFERENCES account (account_id) ON DELETE CASCADE,
    least_password_score   smallint NOT NULL DEFAULT 2 CHECK (least_password_score BETWEEN 0 AND 4),
    least_password_length  smallint NOT NULL DEFAULT 8 CHECK (least_password_length BETWEEN 8 AND 64),
    lock_after_failures    smallint NOT NULL DEFAULT 10 CHECK (lock_after_failures BETWEEN 4 AND 20),
    session_idle_minutes   integer  NOT NULL DEFAULT 720 CHECK (session_idle_minutes BETWEEN 10 AND 10080),
    session_lifetime_days  smallint NOT NULL DEFAULT 28 CHECK (session_lifetime_days BETWEEN 1 AND 28),
    two_factor_policy      text     NOT NULL DEFAULT 'OPTIONAL'
        CHECK (two_factor_policy IN ('OPTIONAL', 'ADMINISTRATORS', 'ALL')),
    two_factor_by_email    boolean  NOT NULL DEFAULT false,
    notify_unknown_devices boolean  NOT NULL DEFAULT true,
    agents_may_change_email boolean NOT NULL DEFAULT true,
    version                integer  NOT NULL DEFAULT 1
);
-- The migration's role sees no account's rows, but the directory of them all. The reference is checked past the fence.
INSERT INTO account_security (account_id) SELECT account_id FROM account_directory;
CALL protect_tenant_table('account_security', 'SELECT, INSERT, UPDATE');
