-- What the chat does by itself for visitors of a site, in the order in which it is looked through.
-- No weekdays are all of them, no hours the whole day; both are of the trigger's own time zone.
CREATE TABLE chat_trigger (
    account_id    uuid       NOT NULL,
    id            uuid       NOT NULL DEFAULT uuidv7(),
    name          text       NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    description   text       NOT NULL DEFAULT '' CHECK (length(description) <= 400),
    active        boolean    NOT NULL,
    position      integer    NOT NULL,
    once          boolean    NOT NULL,
    time_zone     text       NOT NULL,
    weekdays      smallint[] NOT NULL DEFAULT '{}',
    starts_minute smallint   CHECK (starts_minute BETWEEN 0 AND 1439),
    ends_minute   smallint   CHECK (ends_minute BETWEEN 1 AND 1440),
    conditions    jsonb      NOT NULL DEFAULT '[]',
    action        text       NOT NULL CHECK (action IN ('INVITATION', 'PROMOTION', 'OPEN', 'REDIRECT')),
    text          text       NOT NULL DEFAULT '' CHECK (length(text) <= 500),
    image_url     text,
    link_url      text,
    version       integer    NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, id),
    CHECK ((starts_minute IS NULL) = (ends_minute IS NULL))
);
CREATE UNIQUE INDEX chat_trigger_name ON chat_trigger (account_id, fold(name));
CREATE INDEX chat_trigger_by_position ON chat_trigger (account_id, position);
CALL protect_tenant_table('chat_trigger');

-- Which visitor a trigger has fired for, and from which address they came: for those that fire once.
CREATE TABLE chat_trigger_run (
    account_id uuid        NOT NULL,
    trigger_id uuid        NOT NULL,
    visitor_id uuid        NOT NULL,
    ip         text        NOT NULL,
    ran_at     timestamptz NOT NULL,
    PRIMARY KEY (account_id, trigger_id, visitor_id),
    FOREIGN KEY (account_id, trigger_id) REFERENCES chat_trigger (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, visitor_id) REFERENCES visitor (account_id, id) ON DELETE CASCADE
);
CREATE INDEX chat_trigger_run_by_visitor ON chat_trigger_run (account_id, visitor_id);
CREATE INDEX chat_trigger_run_by_ip ON chat_trigger_run (account_id, trigger_id, ip);
CALL protect_tenant_table('chat_trigger_run');
