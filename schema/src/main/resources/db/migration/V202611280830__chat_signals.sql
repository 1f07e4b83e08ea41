-- What of the chat an agent does not want to hear, or to be shown by the browser; what is not named is on.
ALTER TABLE agent ADD COLUMN muted_chat_signals text[] NOT NULL DEFAULT '{}';
