-- What triggers did on each day of their own time zone: how often one fired, was followed, and began a conversation.
CREATE TABLE chat_trigger_day (
    account_id uuid    NOT NULL,
    trigger_id uuid    NOT NULL,
    day        date    NOT NULL,
    shown      integer NOT NULL DEFAULT 0,
    followed   integer NOT NULL DEFAULT 0,
    begun      integer NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, trigger_id, day),
    FOREIGN KEY (account_id, trigger_id) REFERENCES chat_trigger (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('chat_trigger_day');
