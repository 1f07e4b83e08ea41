-- Closing many tickets whose departments' leaders decide only asks for it (CLS-8).
ALTER TABLE ticket_bulk_item DROP CONSTRAINT ticket_bulk_item_outcome_check;
ALTER TABLE ticket_bulk_item ADD CONSTRAINT ticket_bulk_item_outcome_check CHECK (outcome IN ('DONE', 'ASKED', 'REFUSED'));
