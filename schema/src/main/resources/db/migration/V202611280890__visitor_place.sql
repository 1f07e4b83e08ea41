-- Where a visitor's address is, as the proxy in front says (GRD-2): the country's code of ISO 3166. Empty where it does not.
ALTER TABLE visitor
    ADD COLUMN country text NOT NULL DEFAULT '' CHECK (country ~ '^([A-Z]{2})?$'),
    ADD COLUMN city    text NOT NULL DEFAULT '' CHECK (length(city) <= 100);

-- Whoever comes from an address or a country may be kept from beginning conversations as well (WCH-19): contact holds it then.
ALTER TABLE contact_block
    ADD COLUMN kind text NOT NULL DEFAULT 'CONTACT' CHECK (kind IN ('CONTACT', 'ADDRESS', 'COUNTRY')),
    DROP CONSTRAINT contact_block_account_id_channel_contact_key,
    ADD CONSTRAINT contact_block_of_one UNIQUE (account_id, channel, kind, contact),
    ADD CONSTRAINT contact_block_country CHECK (kind <> 'COUNTRY' OR contact ~ '^[A-Z]{2}$');
