-- What an account writes in its widget instead of the standard texts, by language: {"pt-BR": {"title": "…"}}.
ALTER TABLE chat_widget ADD COLUMN texts jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(texts) = 'object');

-- White text can be read on this one.
ALTER TABLE chat_widget ALTER COLUMN color SET DEFAULT '#1971c2';
ALTER TABLE chat_widget NO FORCE ROW LEVEL SECURITY;
UPDATE chat_widget SET color = '#1971c2' WHERE color = '#1c7ed6' AND version = 0;
ALTER TABLE chat_widget FORCE ROW LEVEL SECURITY;
