-- The account's own directory (LDAP, Active Directory), which verifies passwords and nothing else.
CREATE TABLE ldap_directory (
    account_id         uuid     PRIMARY KEY REFERENCES account (account_id) ON DELETE CASCADE,
    for_agents         boolean  NOT NULL,
    for_customers      boolean  NOT NULL,
    host               text     NOT NULL CHECK (length(host) BETWEEN 1 AND 250),
    port               integer  NOT NULL CHECK (port BETWEEN 1 AND 65535),
    protection         text     NOT NULL CHECK (protection IN ('NONE', 'STARTTLS', 'SSL')),
    verify_certificate boolean  NOT NULL,
    authorities        text     CHECK (length(authorities) <= 50000), -- certificates in PEM, besides those the JVM trusts
    base_dn            text     NOT NULL CHECK (length(base_dn) <= 1000),
    bind_dn            text     CHECK (length(bind_dn) <= 1000), -- null searches anonymously
    bind_secret        bytea,
    user_filter        text     NOT NULL CHECK (length(user_filter) BETWEEN 1 AND 1000),
    timeout_seconds    smallint NOT NULL CHECK (timeout_seconds BETWEEN 1 AND 30),
    local_fallback     boolean  NOT NULL,
    version            integer  NOT NULL DEFAULT 1
);
CALL protect_tenant_table('ldap_directory');
