-- Who may act, the filter that was used, and what a search looks in.
ALTER TABLE audit_entry
    DROP CONSTRAINT audit_entry_actor_kind_check,
    ADD CONSTRAINT audit_entry_actor_kind_check
        CHECK (actor_kind IN ('AGENT', 'API_TOKEN', 'CUSTOMER', 'SYSTEM', 'ANONYMOUS')),
    ADD COLUMN filter jsonb,
    ADD COLUMN words  text;

-- Kept with the row, since row-level security lets no index answer for an expression. A line that is masked is
-- searched by what is left of it.
CREATE FUNCTION audit_words() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    NEW.words := fold(concat_ws(' ', NEW.actor_name, NEW.item_id, NEW.before, NEW.after, NEW.filter));
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_entry_words BEFORE INSERT OR UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_words();

CREATE INDEX audit_entry_by_item_type ON audit_entry (account_id, item_type, id);
CREATE INDEX audit_entry_by_item ON audit_entry (account_id, item_id, id) WHERE item_id IS NOT NULL;
CREATE INDEX audit_entry_by_actor_kind ON audit_entry (account_id, actor_kind, id);
CREATE INDEX audit_entry_by_ip ON audit_entry (account_id, ip, id) WHERE ip IS NOT NULL;
CREATE INDEX audit_entry_search ON audit_entry USING gin (account_id, words gin_trgm_ops);

-- What an account has audited beyond what always is, and for how long lines stay.
CREATE TABLE audit_settings (
    account_id       uuid     PRIMARY KEY REFERENCES account (account_id),
    audited_items    text[]   NOT NULL DEFAULT '{}',
    retention_months smallint NOT NULL DEFAULT 24 CHECK (retention_months BETWEEN 6 AND 120),
    version          integer  NOT NULL DEFAULT 1
);
CALL protect_tenant_table('audit_settings', 'SELECT, INSERT, UPDATE');

-- Removes the oldest lines that are past the account's retention, and says so in a line of its own. It runs with its
-- owner's rights, which the program lacks: the rule stands here, where the program cannot change it. No line younger
-- than six months goes, whatever the settings say.
CREATE FUNCTION purge_audit(most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    account  uuid := public.current_account();
    months   integer := greatest(6, coalesce(
        (SELECT retention_months FROM public.audit_settings WHERE account_id = account), 24));
    cutoff   timestamptz := now() - make_interval(months => months);
    removed  integer;
BEGIN
    IF account IS NULL THEN
        RETURN 0;
    END IF;
    DELETE FROM public.audit_entry WHERE account_id = account AND id IN (
        SELECT id FROM public.audit_entry
        WHERE account_id = account AND id < uuidv7(cutoff - now()) AND at < cutoff
        ORDER BY id LIMIT most);
    GET DIAGNOSTICS removed = ROW_COUNT;
    IF removed > 0 THEN
        INSERT INTO public.audit_entry (account_id, actor_kind, action, item_type, after)
        VALUES (account, 'SYSTEM', 'audit.purged', 'audit', jsonb_build_object(
            'removed', removed, 'olderThan', to_char(cutoff AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')));
    END IF;
    RETURN removed;
END
$$;
REVOKE ALL ON FUNCTION purge_audit(integer) FROM public;
GRANT EXECUTE ON FUNCTION purge_audit(integer) TO ${appRole};

-- Takes what a deleted customer was out of the lines about them: values stay named, their content goes. It can do
-- nothing else to a line, and leaves who did what and when as it is.
CREATE FUNCTION mask_audit_of_customer(deleted uuid) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    account uuid := public.current_account();
    masked  integer;
BEGIN
    IF account IS NULL
        OR EXISTS (SELECT FROM public.customer WHERE account_id = account AND id = deleted) THEN
        RETURN 0;
    END IF;
    UPDATE public.audit_entry SET before = public.masked_values(before), after = public.masked_values(after)
    WHERE account_id = account AND item_type = 'customer' AND item_id = deleted::text;
    GET DIAGNOSTICS masked = ROW_COUNT;
    UPDATE public.audit_entry SET actor_name = NULL, ip = NULL
    WHERE account_id = account AND actor_id = deleted AND actor_kind = 'CUSTOMER';
    RETURN masked;
END
$$;

-- The same names, each with the mask in the place of its value; what is empty stays empty.
CREATE FUNCTION masked_values(fields jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (SELECT jsonb_object_agg(key, CASE WHEN value IN ('null', '""', '[]', 'true', 'false') THEN value
            ELSE '"•••"' END)
        FROM jsonb_each(fields));
REVOKE ALL ON FUNCTION mask_audit_of_customer(uuid) FROM public;
GRANT EXECUTE ON FUNCTION mask_audit_of_customer(uuid) TO ${appRole};
