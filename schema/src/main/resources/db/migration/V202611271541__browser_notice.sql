-- What agents want to be told by their browsers too, as email_preferences says it of e-mail.
ALTER TABLE agent ADD COLUMN browser_preferences jsonb NOT NULL DEFAULT '{}';

-- How many times in a row a notification was to be told.
ALTER TABLE notification ADD COLUMN times integer NOT NULL DEFAULT 1 CHECK (times > 0);
