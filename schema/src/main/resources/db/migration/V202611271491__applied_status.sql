-- Which statuses a ticket has had. The one it has now stands in the ticket too, for lists.
CREATE TABLE applied_status (
    account_id uuid        NOT NULL,
    ticket_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT uuidv7(),
    status_id  uuid        NOT NULL,
    comment    text        CHECK (length(comment) BETWEEN 1 AND 4000),
    started_at timestamptz NOT NULL,
    started_by uuid        NOT NULL,
    ended_at   timestamptz,
    ended_by   uuid,
    PRIMARY KEY (account_id, ticket_id, id),
    CHECK (ended_by IS NULL OR ended_at IS NOT NULL),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, status_id) REFERENCES ticket_status (account_id, id)
);
CREATE UNIQUE INDEX applied_status_open ON applied_status (account_id, ticket_id) WHERE ended_at IS NULL;
CREATE INDEX applied_status_by_status ON applied_status (account_id, status_id);
CALL protect_tenant_table('applied_status');

ALTER TABLE ticket
    ADD COLUMN status_id uuid,
    ADD CHECK (status_id IS NULL OR closed_at IS NULL),
    ADD FOREIGN KEY (account_id, status_id) REFERENCES ticket_status (account_id, id);
CREATE INDEX ticket_by_status ON ticket (account_id, status_id, last_message_at, id) WHERE status_id IS NOT NULL;

-- Whatever ends the work on a ticket ends its status: whoever closes it, and however many at once.
CREATE FUNCTION end_status_of_closed_ticket() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE applied_status SET ended_at = NEW.closed_at, ended_by = NEW.closed_by
    WHERE account_id = NEW.account_id AND ticket_id = NEW.id AND ended_at IS NULL;
    NEW.status_id := NULL;
    RETURN NEW;
END $$;

CREATE TRIGGER ticket_closed BEFORE UPDATE OF closed_at ON ticket
    FOR EACH ROW WHEN (OLD.status_id IS NOT NULL AND NEW.closed_at IS NOT NULL)
    EXECUTE FUNCTION end_status_of_closed_ticket();

-- What new default groups give, and those that are there: what they gave before, and this.
DO $$
DECLARE
    given text;
BEGIN
    SELECT pg_get_expr(adbin, adrelid) INTO given
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = 'permission_group'::regclass AND attname = 'permissions';
    EXECUTE format('ALTER TABLE permission_group ALTER permissions SET DEFAULT array_append(%s, ''TICKET_STATUS_APPLY'')', given);
END $$;
ALTER TABLE permission_group NO FORCE ROW LEVEL SECURITY;
UPDATE permission_group SET permissions = array_append(permissions, 'TICKET_STATUS_APPLY') WHERE is_default;
ALTER TABLE permission_group FORCE ROW LEVEL SECURITY;
