-- Addresses outside that get a ticket's answers in copy (Em cópia).
CREATE TABLE ticket_copy (
    account_id  uuid        NOT NULL,
    id          uuid        NOT NULL DEFAULT uuidv7(),
    ticket_id   uuid        NOT NULL,
    address     text        NOT NULL CHECK (address = lower(address) AND length(address) <= 250),
    name        text        NOT NULL DEFAULT '' CHECK (length(name) <= 250),
    since       timestamptz NOT NULL,
    merged_from uuid, -- the ticket that brought it, when that was merged into this one
    failed_at   timestamptz, -- when mail came back; it gets none from then on
    failure     text,
    PRIMARY KEY (account_id, id),
    UNIQUE (account_id, ticket_id, address),
    FOREIGN KEY (account_id, ticket_id) REFERENCES ticket (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, merged_from) REFERENCES ticket (account_id, id) ON DELETE SET NULL (merged_from)
);
CREATE INDEX ticket_copy_by_address ON ticket_copy (account_id, address);
CREATE INDEX ticket_copy_by_source ON ticket_copy (account_id, merged_from) WHERE merged_from IS NOT NULL;
CALL protect_tenant_table('ticket_copy');

-- Whoever is in copy gets the mail of the customer by a delivery of their own: the same message, another envelope.
ALTER TABLE outgoing_email ADD COLUMN copy_of uuid;
ALTER TABLE outgoing_email
    ADD FOREIGN KEY (account_id, copy_of) REFERENCES outgoing_email (account_id, id) ON DELETE CASCADE,
    DROP CONSTRAINT outgoing_email_account_id_rfc_id_key;
CREATE UNIQUE INDEX outgoing_email_message ON outgoing_email (account_id, rfc_id) WHERE copy_of IS NULL;
CREATE INDEX outgoing_email_by_rfc_id ON outgoing_email (account_id, rfc_id, to_address);
CREATE INDEX outgoing_email_copies ON outgoing_email (account_id, copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX outgoing_email_copied_to ON outgoing_email (account_id, to_address) WHERE copy_of IS NOT NULL;

-- Written by somebody outside who is not the ticket's customer.
ALTER TABLE ticket_message ADD COLUMN in_copy boolean NOT NULL DEFAULT false;
ALTER TABLE scheduled_reply ADD COLUMN to_copies boolean NOT NULL DEFAULT true;
ALTER TABLE account ADD COLUMN take_copies boolean NOT NULL DEFAULT true;

-- Takes the addresses of somebody who was erased out of the lines about copies and failed mail. Of a line it can change
-- nothing else, and addresses of a customer who is there stay.
CREATE INDEX ticket_event_of_address ON ticket_event (account_id, (coalesce(data ->> 'address', data ->> 'to')))
    WHERE kind IN ('COPY_ADDED', 'COPY_REMOVED', 'DELIVERY_FAILED');
CREATE FUNCTION forget_copied(addresses text[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    account   uuid := public.current_account();
    forgotten integer;
BEGIN
    UPDATE public.ticket_event SET data = jsonb_strip_nulls(data || jsonb_build_object(
        'name', CASE WHEN data ? 'name' THEN '' END, 'address', CASE WHEN data ? 'address' THEN '' END,
        'to', CASE WHEN data ? 'to' THEN '' END, 'error', CASE WHEN data ? 'error' THEN '' END))
    WHERE account_id = account AND kind IN ('COPY_ADDED', 'COPY_REMOVED', 'DELIVERY_FAILED')
        AND coalesce(data ->> 'address', data ->> 'to') IN (
            SELECT erased FROM unnest(addresses) AS erased
            WHERE NOT EXISTS (SELECT FROM public.customer_email WHERE account_id = account AND email = erased));
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END
$$;
REVOKE ALL ON FUNCTION forget_copied(text[]) FROM public;
GRANT EXECUTE ON FUNCTION forget_copied(text[]) TO ${appRole};
