-- Keys of an account's widget that were replaced, and until when pages that still carry them work.
CREATE TABLE chat_widget_former_key (
    account_id uuid        NOT NULL REFERENCES chat_widget (account_id) ON DELETE CASCADE,
    public_id  uuid        NOT NULL,
    good_until timestamptz NOT NULL,
    PRIMARY KEY (account_id, public_id)
);
CALL protect_tenant_table('chat_widget_former_key');
