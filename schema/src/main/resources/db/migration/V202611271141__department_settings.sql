-- What a department shows of itself, what it is open for, and how its tickets are given out.
ALTER TABLE department
    ADD COLUMN chat_greeting        text    NOT NULL DEFAULT '' CHECK (length(chat_greeting) <= 2000),
    ADD COLUMN logo_id              uuid,
    ADD COLUMN chat_online_id       uuid,
    ADD COLUMN chat_offline_id      uuid,
    ADD COLUMN visible_to_customers boolean NOT NULL DEFAULT true,
    ADD COLUMN accepts_internal     boolean NOT NULL DEFAULT true,
    ADD COLUMN offers_chat          boolean NOT NULL DEFAULT true,
    ADD COLUMN offers_tickets       boolean NOT NULL DEFAULT true,
    ADD COLUMN auto_assignment      text    NOT NULL DEFAULT 'OFF' CHECK (auto_assignment IN ('OFF', 'ROUND_ROBIN')),
    ADD COLUMN mailbox_id           uuid,
    ADD COLUMN from_name            text    CHECK (length(from_name) BETWEEN 1 AND 120),
    ADD COLUMN reply_footer_html    text    NOT NULL DEFAULT '';
ALTER TABLE department
    ADD FOREIGN KEY (account_id, logo_id) REFERENCES attachment (account_id, id),
    ADD FOREIGN KEY (account_id, chat_online_id) REFERENCES attachment (account_id, id),
    ADD FOREIGN KEY (account_id, chat_offline_id) REFERENCES attachment (account_id, id),
    ADD FOREIGN KEY (account_id, mailbox_id) REFERENCES mailbox (account_id, id) ON DELETE SET NULL (mailbox_id);
CREATE INDEX department_by_logo ON department (account_id, logo_id) WHERE logo_id IS NOT NULL;
CREATE INDEX department_by_chat_online ON department (account_id, chat_online_id) WHERE chat_online_id IS NOT NULL;
CREATE INDEX department_by_chat_offline ON department (account_id, chat_offline_id) WHERE chat_offline_id IS NOT NULL;
CREATE INDEX department_by_mailbox ON department (account_id, mailbox_id) WHERE mailbox_id IS NOT NULL;

-- When an agent last got a ticket of the department in turn: whoever waits longest gets the next.
ALTER TABLE department_agent ADD COLUMN last_turn_at timestamptz;

-- What customers may be told of how a ticket goes (Status); applied to tickets by hand.
CREATE TABLE ticket_status (
    account_id          uuid     NOT NULL REFERENCES account (account_id),
    id                  uuid     NOT NULL DEFAULT uuidv7(),
    name                text     NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    color               text     NOT NULL CHECK (color IN ('gray', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet')),
    active              boolean  NOT NULL DEFAULT true,
    position            integer  NOT NULL,
    shown_to_customers  boolean  NOT NULL DEFAULT true,
    pauses_sla          boolean  NOT NULL DEFAULT false,
    created_at          timestamptz NOT NULL DEFAULT now(),
    version             integer  NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX ticket_status_name ON ticket_status (account_id, fold(name));
CALL protect_tenant_table('ticket_status');

CREATE TABLE department_status (
    account_id    uuid NOT NULL,
    department_id uuid NOT NULL,
    status_id     uuid NOT NULL,
    PRIMARY KEY (account_id, department_id, status_id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, status_id) REFERENCES ticket_status (account_id, id) ON DELETE CASCADE
);
CREATE INDEX department_status_by_status ON department_status (account_id, status_id);
CALL protect_tenant_table('department_status');
