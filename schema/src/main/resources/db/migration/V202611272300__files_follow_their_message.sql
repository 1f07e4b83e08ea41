-- A message may go to another ticket, when one is split, and its files with it. Those that are there are checked by the
-- next migration, so that nobody waits meanwhile.
ALTER TABLE ticket_message_attachment
    DROP CONSTRAINT ticket_message_attachment_account_id_ticket_id_message_id_fkey,
    ADD CONSTRAINT ticket_message_attachment_of_message FOREIGN KEY (account_id, ticket_id, message_id)
        REFERENCES ticket_message (account_id, ticket_id, id) ON DELETE CASCADE ON UPDATE CASCADE NOT VALID;
