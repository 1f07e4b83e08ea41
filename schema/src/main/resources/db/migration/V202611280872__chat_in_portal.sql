-- Whether the chat stands on the pages of the account's portal as well.
ALTER TABLE chat_widget ADD COLUMN in_portal boolean NOT NULL DEFAULT true;
