-- What the chat asks before a conversation, and whom its answers are sent to.
ALTER TABLE custom_field
    DROP CONSTRAINT custom_field_target_check,
    ADD CONSTRAINT custom_field_target_check CHECK (target IN ('TICKET_OPENING', 'TICKET_CLOSING', 'CUSTOMER', 'CHAT'));

ALTER TABLE chat_widget
    ADD COLUMN form_email text CHECK (length(form_email) BETWEEN 3 AND 320);
