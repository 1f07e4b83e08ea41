-- Triggers are looked through when a visitor comes to a page, or when they click on the chat's button.
ALTER TABLE chat_trigger
    ADD COLUMN occasion text NOT NULL DEFAULT 'PAGE' CHECK (occasion IN ('PAGE', 'CLICK'));
