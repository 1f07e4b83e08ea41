-- Where people of the account sign in: with a token of the company's own systems, or at an identity provider.
CREATE TABLE sign_on_provider (
    account_id     uuid        NOT NULL REFERENCES account (account_id),
    id             uuid        NOT NULL DEFAULT uuidv7(),
    kind           text        NOT NULL CHECK (kind IN ('AGENT_JWT', 'CUSTOMER_JWT', 'OIDC', 'SAML')),
    label          text        NOT NULL CHECK (length(label) BETWEEN 1 AND 60),
    active         boolean     NOT NULL DEFAULT true,
    -- Who vouches: the domain in a token's iss, an OpenID provider's issuer, an identity provider's entity id.
    issuer         text        NOT NULL CHECK (length(issuer) BETWEEN 1 AND 500),
    -- Where people are sent: the page that makes customers' tokens, or the SAML provider's SSO address.
    url            text        CHECK (length(url) BETWEEN 1 AND 2000),
    secret         bytea,
    client_id      text        CHECK (length(client_id) BETWEEN 1 AND 500),
    scopes         text        CHECK (length(scopes) BETWEEN 1 AND 500),
    -- The claim or attribute that holds the e-mail; null for a SAML subject that is the e-mail.
    email_claim    text        CHECK (length(email_claim) BETWEEN 1 AND 250),
    verified_only  boolean     NOT NULL DEFAULT true,
    certificates   text        CHECK (length(certificates) BETWEEN 1 AND 20000),
    unsolicited    boolean     NOT NULL DEFAULT false,
    created_at     timestamptz NOT NULL DEFAULT now(),
    version        integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id),
    CHECK ((secret IS NULL) = (kind = 'SAML')),
    CHECK ((url IS NOT NULL) = (kind IN ('CUSTOMER_JWT', 'SAML'))),
    CHECK ((client_id IS NOT NULL AND scopes IS NOT NULL AND email_claim IS NOT NULL) OR kind <> 'OIDC'),
    CHECK ((certificates IS NOT NULL) = (kind = 'SAML'))
);
CREATE UNIQUE INDEX sign_on_provider_label ON sign_on_provider (account_id, fold(label));
-- A token names its issuer only, so one of a kind must answer for it; customers can be sent to one page only.
CREATE UNIQUE INDEX sign_on_provider_of_agents ON sign_on_provider (account_id, issuer)
    WHERE active AND kind = 'AGENT_JWT';
CREATE UNIQUE INDEX sign_on_provider_of_customers ON sign_on_provider (account_id)
    WHERE active AND kind = 'CUSTOMER_JWT';
CALL protect_tenant_table('sign_on_provider');

-- Whom a provider means by a subject, fixed at the first sign-in: an e-mail that the provider gives to somebody
-- else later opens nothing here.
CREATE TABLE sign_on_link (
    account_id  uuid        NOT NULL,
    provider_id uuid        NOT NULL,
    subject     text        NOT NULL CHECK (length(subject) BETWEEN 1 AND 500),
    agent_id    uuid        NOT NULL,
    linked_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account_id, provider_id, subject),
    UNIQUE (account_id, provider_id, agent_id),
    FOREIGN KEY (account_id, provider_id) REFERENCES sign_on_provider (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_on_link_by_agent ON sign_on_link (account_id, agent_id);
CALL protect_tenant_table('sign_on_link');

-- Tokens and assertions that were used, until they would have ended anyway.
CREATE TABLE sign_on_used (
    account_id  uuid        NOT NULL,
    provider_id uuid        NOT NULL,
    fingerprint bytea       NOT NULL CHECK (length(fingerprint) = 32),
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, provider_id, fingerprint),
    FOREIGN KEY (account_id, provider_id) REFERENCES sign_on_provider (account_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_on_used_ended ON sign_on_used (account_id, expires_at);
CALL protect_tenant_table('sign_on_used');

-- Sign-ins that were begun and for which the provider has not sent the person back yet.
CREATE TABLE sign_on_attempt (
    account_id   uuid        NOT NULL,
    id           uuid        NOT NULL DEFAULT uuidv7(),
    provider_id  uuid        NOT NULL,
    secret_hash  bytea       NOT NULL CHECK (length(secret_hash) = 32),
    browser_hash bytea       NOT NULL CHECK (length(browser_hash) = 32),
    return_path  text        NOT NULL CHECK (length(return_path) BETWEEN 1 AND 2000),
    expires_at   timestamptz NOT NULL,
    -- Whom a SAML assertion named, until the browser that began comes to fetch its session.
    agent_id     uuid,
    used_at      timestamptz,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, provider_id) REFERENCES sign_on_provider (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id) ON DELETE CASCADE
);
CREATE INDEX sign_on_attempt_ended ON sign_on_attempt (account_id, expires_at);
CREATE INDEX sign_on_attempt_by_agent ON sign_on_attempt (account_id, agent_id) WHERE agent_id IS NOT NULL;
CREATE INDEX sign_on_attempt_by_provider ON sign_on_attempt (account_id, provider_id);
CALL protect_tenant_table('sign_on_attempt');
