-- Agents pass their conversations on unless their group says otherwise; those that are there get it as new ones do.
DO $$
DECLARE
    given text;
BEGIN
    SELECT pg_get_expr(adbin, adrelid) INTO given
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = 'permission_group'::regclass AND attname = 'permissions';
    EXECUTE format('ALTER TABLE permission_group ALTER permissions SET DEFAULT array_append(%s, ''CHAT_TRANSFER'')', given);
END $$;
ALTER TABLE permission_group NO FORCE ROW LEVEL SECURITY;
UPDATE permission_group SET permissions = array_append(permissions, 'CHAT_TRANSFER') WHERE is_default;
ALTER TABLE permission_group FORCE ROW LEVEL SECURITY;
