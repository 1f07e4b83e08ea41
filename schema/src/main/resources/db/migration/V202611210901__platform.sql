-- What every module stands on: extensions, the tenant fence, text search, jobs, realtime, files.
-- ${appRole} is the role the program runs as: it owns nothing and cannot bypass row-level security.

CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS btree_gin;

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${appRole}') THEN
        CREATE ROLE ${appRole} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO ${appRole};

-- Row-level security only lets an index answer a condition whose function is marked leakproof. Neither
-- text search nor LIKE reveals rows by its errors, so they are marked where we may; see docs/decisions.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_proc WHERE NOT proleakproof
            AND oid IN ('pg_catalog.ts_match_vq'::regproc, 'pg_catalog.textlike'::regproc)) THEN
        ALTER FUNCTION pg_catalog.ts_match_vq(tsvector, tsquery) LEAKPROOF;
        ALTER FUNCTION pg_catalog.textlike(text, text) LEAKPROOF;
    END IF;
EXCEPTION
    WHEN insufficient_privilege THEN
        RAISE WARNING 'Searches will be slow: have a superuser mark ts_match_vq and textlike LEAKPROOF';
END
$$;

-- The account whose rows this transaction may touch; null, and so none, when it was not set.
CREATE FUNCTION current_account() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.account_id', true), '')::uuid;

-- Fences a tenant table: forced row-level security with one policy, and what the program may do with it.
CREATE PROCEDURE protect_tenant_table(table_name regclass, privileges text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
    LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', table_name);
    EXECUTE format(
        'CREATE POLICY tenant ON %s USING (account_id = (SELECT current_account()))'
        ' WITH CHECK (account_id = (SELECT current_account()))', table_name);
    EXECUTE format('GRANT %s ON %s TO ${appRole}', privileges, table_name);
END
$$;

-- Text as searches compare it: no accents, lower case.
CREATE FUNCTION fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, value));

CREATE TEXT SEARCH CONFIGURATION balcao_pt (COPY = portuguese);
ALTER TEXT SEARCH CONFIGURATION balcao_pt
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, portuguese_stem;
CREATE TEXT SEARCH CONFIGURATION balcao_en (COPY = english);
ALTER TEXT SEARCH CONFIGURATION balcao_en
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
CREATE TEXT SEARCH CONFIGURATION balcao_es (COPY = spanish);
ALTER TEXT SEARCH CONFIGURATION balcao_es
    ALTER MAPPING FOR hword, hword_part, word WITH unaccent, spanish_stem;

-- Jobs: the table db-scheduler asks for. Global, since a job names its account in its data.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
GRANT SELECT, INSERT, UPDATE, DELETE ON scheduled_tasks TO ${appRole};

-- Rate limits count attempts across nodes, before anybody is known: the table bucket4j asks for.
CREATE TABLE rate_limit_bucket (
    id         text PRIMARY KEY,
    state      bytea,
    expires_at bigint
);
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limit_bucket TO ${appRole};
