-- What a mail carries and is written in, so that it can be composed when it is sent, however much later.
ALTER TABLE outgoing_email
    ADD COLUMN attachment_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN language       text   NOT NULL DEFAULT 'pt-BR' CHECK (language IN ('pt-BR', 'en', 'es'));
