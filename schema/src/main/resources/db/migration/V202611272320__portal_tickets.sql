-- Tickets that customers open at the portal. What there is holds already.
ALTER TABLE ticket
    DROP CONSTRAINT ticket_origin_check,
    ADD CONSTRAINT ticket_origin_check CHECK (origin IN ('EMAIL', 'AGENT', 'PORTAL')) NOT VALID;
