-- A text as exact phrases are compared with it: folded, without its tags and entities, its words with one space
-- between them and around.
CREATE FUNCTION plain_words(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ' ' || btrim(regexp_replace(
        public.fold(left(value, 200000)), '(<[^>]*>|&[#a-z0-9]+;|[^[:alnum:]])+', ' ', 'g')) || ' ';

-- What a search finds a file's name by: the name as it is, and each of its parts.
CREATE FUNCTION file_name_words(name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN name || ' ' || regexp_replace(name, '[^[:alnum:]]+', ' ', 'g');

-- Messages are found by the names of their files too, from now on and those that are there.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE attachment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message_attachment NO FORCE ROW LEVEL SECURITY;
UPDATE ticket_message m
SET search = m.search || ticket_search_vector(
    ('balcao_' || left(a.language, 2))::regconfig, NULL, f.words, t.department_id, m.search_era)
FROM (
    SELECT p.account_id, p.ticket_id, p.message_id, string_agg(file_name_words(n.name), ' ') AS words
    FROM ticket_message_attachment p
    JOIN attachment n ON n.account_id = p.account_id AND n.id = p.attachment_id
    WHERE NOT p.inline
    GROUP BY p.account_id, p.ticket_id, p.message_id) f
JOIN account a ON a.account_id = f.account_id
JOIN ticket t ON t.account_id = f.account_id AND t.id = f.ticket_id
WHERE m.account_id = f.account_id AND m.ticket_id = f.ticket_id AND m.id = f.message_id;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message_attachment FORCE ROW LEVEL SECURITY;
