-- How PostgreSQL plans the program's statements; docs/decisions/0040 tells why. Only the owner of the database may.
DO $$
BEGIN
    EXECUTE format('ALTER DATABASE %I SET plan_cache_mode = force_generic_plan', current_database());
    EXECUTE format('ALTER DATABASE %I SET random_page_cost = 1.1', current_database());
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'Lists will be slower: have the owner of the database set plan_cache_mode and random_page_cost';
END
$$;
