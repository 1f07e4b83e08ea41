-- A text with those plurals turned into singulars whose endings the stemmers do not bring together: they work on words
-- without accents here, and leave devolucoes, montagens and materiais apart from devolucao, montagem and material.
-- What is kept for searches and what is looked for go through it alike; see docs/decisions/0091.
CREATE FUNCTION search_words(configuration regconfig, value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE configuration
        WHEN 'balcao_pt'::regconfig THEN
            regexp_replace(regexp_replace(regexp_replace(regexp_replace(
                lower(value),
                '(\w\w)[oõ]es\M|\m(c|p|alem|capit|catal|charlat|escriv|guardi|sacrist|tabeli)[aã]es\M', '\1\2ao', 'g'),
                '(\w\w[eiou])ns\M', '\1m', 'g'),
                '\m(?:((?:in)?(?:[uú]t|h[aá]b|f[eé]rt|d[oó]c)|f[aá]c|dif[ií]c|fr[aá]g|[aá]g|port[aá]t|proj[eé]t|t[eê]xt'
                    '|vol[aá]t|vers[aá]t|est[eé]r|d[eé]b|f[oó]ss|m[ií]ss|r[eé]pt|f[uú]t)e'
                    '|(perf|ref|barr|can|cant|civ|cov|estudant|febr|fun|fuz|gent|host|infant|juven|mercant|pern|quadr'
                    '|sen|serv|sut|vin|vir))is\M', '\1\2il', 'g'),
                '(\w\w[aáeé]|\mazu|\m(?:anz|cachec|carac|espanh|far|girass|lenc|lenç|pai|paras|rouxin|urin)[oó])is\M',
                '\1l', 'g')
        WHEN 'balcao_es'::regconfig THEN regexp_replace(lower(value), '(\w\w)iones\M', '\1ion', 'g')
        ELSE value
    END;

CREATE OR REPLACE FUNCTION ticket_search_vector(
    configuration regconfig, subject text, body text, department_id uuid, era integer) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (
        SELECT array_to_tsvector(array_agg(era || '/' || word))
        FROM (
            SELECT unnest(tsvector_to_array(to_tsvector(
                configuration,
                search_words(configuration, coalesce(subject, '') || ' ' || left(body, 200000))))) AS word
            UNION ALL SELECT 'D:' || department_id) AS words
        WHERE length(word) <= 200);

-- The messages that are there are found by these singulars, too. That of the opening is the first of its ticket.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE attachment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message_attachment NO FORCE ROW LEVEL SECURITY;
UPDATE ticket_message m
SET search = m.search || ticket_search_vector(f.configuration, f.subject, f.words, f.department_id, m.search_era)
FROM (
    SELECT each.account_id, each.ticket_id, each.id, t.department_id,
        ('balcao_' || left(a.language, 2))::regconfig AS configuration,
        CASE WHEN each.id = first_value(each.id) OVER (
            PARTITION BY each.account_id, each.ticket_id ORDER BY each.created_at, each.id) THEN t.subject END AS subject,
        regexp_replace(left(each.html, 200000), '<[^>]*>|&[#a-zA-Z0-9]+;', ' ', 'g') || ' ' || coalesce((
            SELECT string_agg(file_name_words(n.name), ' ')
            FROM ticket_message_attachment p
            JOIN attachment n ON n.account_id = p.account_id AND n.id = p.attachment_id
            WHERE p.account_id = each.account_id AND p.ticket_id = each.ticket_id AND p.message_id = each.id
                AND NOT p.inline), '') AS words
    FROM ticket_message each
    JOIN account a ON a.account_id = each.account_id
    JOIN ticket t ON t.account_id = each.account_id AND t.id = each.ticket_id
    WHERE left(a.language, 2) IN ('pt', 'es')) f
WHERE m.account_id = f.account_id AND m.ticket_id = f.ticket_id AND m.id = f.id
    AND concat(f.subject, ' ', f.words) ~* '(es|ns|is)\M';
ALTER TABLE account FORCE ROW LEVEL SECURITY;
ALTER TABLE attachment FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_message_attachment FORCE ROW LEVEL SECURITY;
