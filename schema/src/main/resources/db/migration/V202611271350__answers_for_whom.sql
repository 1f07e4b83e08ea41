-- What its reader might see when an answer was kept, in short. One kept before this is given again without its content.
ALTER TABLE idempotency_key ADD COLUMN reader_rights bytea;
