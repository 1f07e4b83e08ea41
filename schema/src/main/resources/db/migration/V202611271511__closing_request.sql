-- What an agent gave when they asked to close a ticket whose department has its manager decide: one, while it waits.
CREATE TABLE closing_request (
    account_id       uuid        NOT NULL,
    ticket_id        uuid        NOT NULL,
    asked_by         uuid        NOT NULL,
    asked_at         timestamptz NOT NULL,
    reason           text        CHECK (length(reason) BETWEEN 1 AND 4000),
    situation_before smallint    NOT NULL, -- where the ticket stands again when it is sent back
    PRIMARY KEY (account_id, ticket_id),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('closing_request');

-- Whatever takes a ticket out of waiting answers the request or makes it void, whoever does it.
CREATE FUNCTION forget_closing_request() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM closing_request WHERE account_id = NEW.account_id AND ticket_id = NEW.id;
    RETURN NULL;
END $$;

CREATE TRIGGER ticket_waits_no_more AFTER UPDATE OF situation ON ticket
    FOR EACH ROW WHEN (OLD.situation IN (8, 9) AND NEW.situation NOT IN (8, 9))
    EXECUTE FUNCTION forget_closing_request();

ALTER TABLE department ADD COLUMN closing_by_manager boolean NOT NULL DEFAULT false;
