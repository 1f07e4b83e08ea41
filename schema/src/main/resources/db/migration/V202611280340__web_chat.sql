-- An account's chat widget (WCH-1). The public id is half of the key that pages carry; it says whose widget it is, and is no secret.
CREATE TABLE chat_widget (
    account_id uuid    NOT NULL PRIMARY KEY REFERENCES account (account_id) ON DELETE CASCADE,
    public_id  uuid    NOT NULL DEFAULT gen_random_uuid(),
    side       text    NOT NULL DEFAULT 'RIGHT' CHECK (side IN ('LEFT', 'RIGHT')),
    color      text    NOT NULL DEFAULT '#1c7ed6' CHECK (color ~ '^#[0-9a-f]{6}$'),
    sites      text[]  NOT NULL DEFAULT '{}' CHECK (cardinality(sites) <= 50),
    version    integer NOT NULL DEFAULT 0
);
CALL protect_tenant_table('chat_widget');

-- Who looks at a page with the widget on it (WID-4): a browser, known by a token of which only the hash is here.
CREATE TABLE visitor (
    account_id    uuid        NOT NULL,
    id            uuid        NOT NULL DEFAULT uuidv7(),
    secret_hash   bytea       NOT NULL,
    language      text        NOT NULL DEFAULT '' CHECK (length(language) <= 35),
    referrer      text        NOT NULL DEFAULT '' CHECK (length(referrer) <= 2000),
    page_url      text        NOT NULL DEFAULT '' CHECK (length(page_url) <= 2000),
    page_title    text        NOT NULL DEFAULT '' CHECK (length(page_title) <= 300),
    page_since    timestamptz NOT NULL,
    ip            text        NOT NULL,
    user_agent    text        NOT NULL DEFAULT '' CHECK (length(user_agent) <= 500),
    visits        integer     NOT NULL DEFAULT 1,
    first_seen_at timestamptz NOT NULL,
    last_seen_at  timestamptz NOT NULL,
    PRIMARY KEY (account_id, id)
);
CREATE INDEX visitor_by_last_seen ON visitor (account_id, last_seen_at);
CALL protect_tenant_table('visitor');
