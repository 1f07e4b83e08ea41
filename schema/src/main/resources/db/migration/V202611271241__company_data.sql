-- What identifies the company, and how it looks. Empty until somebody fills it in.
ALTER TABLE account
    ADD COLUMN legal_name     text CHECK (length(legal_name) BETWEEN 1 AND 250),
    ADD COLUMN tax_id         text CHECK (tax_id ~ '^[0-9A-Z]{12}[0-9]{2}$'),
    ADD COLUMN postal_address text CHECK (length(postal_address) BETWEEN 1 AND 500),
    ADD COLUMN phone          text CHECK (length(phone) BETWEEN 1 AND 40),
    ADD COLUMN website        text CHECK (length(website) BETWEEN 1 AND 500),
    ADD COLUMN support_email  text CHECK (length(support_email) BETWEEN 1 AND 250),
    ADD COLUMN accent         text CHECK (accent ~ '^#[0-9a-f]{6}$'),
    ADD COLUMN logo_id        uuid;
ALTER TABLE account ADD CONSTRAINT account_logo
    FOREIGN KEY (account_id, logo_id) REFERENCES attachment (account_id, id) NOT VALID;
