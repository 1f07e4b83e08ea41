package app.balcao.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every table stands behind the tenant fence, or is listed here with the reason why not. */
class CatalogueTest {

    /** See docs/decisions/0003. */
    private static final Map<String, String> GLOBAL = Map.of(
            "account_directory", "finds an account by its login name, before any account is known",
            "agent_directory", "finds the accounts of an address, to answer a forgotten account by e-mail",
            "scheduled_tasks", "jobs are picked by nodes that work for every account; each names its own",
            "passkey_challenge", "a passkey signs in before any account is known; random bytes, hashed",
            "rate_limit_bucket", "counts attempts of people nobody knows yet, under hashed keys",
            "installed_version", "which versions of the program ever ran here; nothing of any account",
            "flyway_schema_history", "which migrations ran; out of the program's reach");

    private static final String ALL = "DELETE,INSERT,SELECT,UPDATE";

    /** What the program may do, where it is not to read, add, change and delete. */
    private static final Map<String, String> PRIVILEGES = Map.ofEntries(
            Map.entry("flyway_schema_history", ""),
            Map.entry("account_directory", "INSERT,SELECT"),
            Map.entry("installed_version", "INSERT,SELECT"),
            Map.entry("passkey_challenge", "DELETE,INSERT,SELECT"),
            Map.entry("agent_directory", "DELETE,INSERT,SELECT"),
            Map.entry("account", "INSERT,SELECT,UPDATE"),
            Map.entry("account_security", "INSERT,SELECT,UPDATE"),
            Map.entry("ticket_counter", "INSERT,SELECT,UPDATE"),
            Map.entry("audit_entry", "INSERT,SELECT"),
            Map.entry("audit_settings", "INSERT,SELECT,UPDATE"),
            Map.entry("ticket_event", "INSERT,SELECT"));

    /** What runs with its owner's rights, and why it may; see docs/decisions/0065. */
    private static final Map<String, String> OWNERS_FUNCTIONS = Map.of(
            "purge_audit", "removes lines past their retention, which the program must not be able to",
            "forget_copied", "takes an erased person's address out of histories, which are never changed else",
            "mask_audit_of_customer", "takes a deleted customer's data out of lines, which the program must not");

    private static final Catalogue CATALOGUE = new Catalogue();

    private static List<String> tables() {
        return CATALOGUE.ask("select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p') order by 1");
    }

    private static List<String> tenantTables() {
        return tables().stream().filter(each -> !GLOBAL.containsKey(each)).toList();
    }

    @Test
    void theListOfGlobalTablesNamesNoneThatIsGone() {
        assertThat(tables()).containsAll(GLOBAL.keySet()).containsAll(PRIVILEGES.keySet());
        assertThat(tenantTables()).hasSizeGreaterThan(20);
    }

    @Test
    void theAccountComesFirstInEveryKeyAndIndex() {
        var elsewhere = CATALOGUE.ask("""
                        select t.relname, i.relname, coalesce(a.attname, '(expression)')
                        from pg_index x
                        join pg_class t on t.oid = x.indrelid and t.relnamespace = 'public'::regnamespace
                        join pg_class i on i.oid = x.indexrelid
                        left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
                        where a.attname is distinct from 'account_id' order by 1, 2""").stream()
                .filter(each -> !GLOBAL.containsKey(each.substring(0, each.indexOf('|'))))
                .toList();
        assertThat(elsewhere)
                .as("indexes of tenant tables that begin otherwise")
                .isEmpty();

        var keyed = CATALOGUE.ask("""
                select t.relname from pg_constraint c join pg_class t on t.oid = c.conrelid
                where c.contype = 'p' and t.relnamespace = 'public'::regnamespace""");
        assertThat(keyed).as("tables with a primary key").containsAll(tenantTables());
    }

    @Test
    void everyTenantTableIsFencedByTheOnePolicy() {
        var unfenced = CATALOGUE.ask("""
                select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                and not (relrowsecurity and relforcerowsecurity) order by 1""");
        assertThat(unfenced)
                .as("without forced row-level security")
                .containsExactlyInAnyOrderElementsOf(GLOBAL.keySet());

        String fence = "(account_id = ( SELECT current_account() AS current_account))";
        var policies = CATALOGUE.ask("select tablename, permissive, roles, cmd, qual, with_check from pg_policies"
                + " where schemaname = 'public' and permissive = 'PERMISSIVE'");
        assertThat(policies)
                .containsExactlyInAnyOrderElementsOf(tenantTables().stream()
                        .map(table -> table + "|PERMISSIVE|{public}|ALL|" + fence + "|" + fence)
                        .toList());
    }

    /** A restrictive policy takes away from what the fence lets through, and never adds. */
    @Test
    void onlyTheTrashIsHiddenBesides() {
        String shown = "((deleted_at IS NULL) OR ( SELECT trash_is_open() AS trash_is_open))";
        assertThat(CATALOGUE.ask("select tablename, policyname, roles, cmd, qual, with_check from pg_policies"
                        + " where schemaname = 'public' and permissive = 'RESTRICTIVE'"))
                .containsExactlyInAnyOrder(
                        "ticket|trash|{public}|ALL|" + shown + "|" + shown,
                        "conversation|trash|{public}|ALL|" + shown + "|" + shown);
    }

    @Test
    void accountsAreNamedByAColumnThatIsNeverEmpty() {
        var columns = CATALOGUE.ask("""
                select t.relname from pg_attribute a join pg_class t on t.oid = a.attrelid
                where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p')
                and a.attname = 'account_id' and a.attnotnull and a.atttypid = 'uuid'::regtype""");
        assertThat(columns).containsAll(tenantTables());
    }

    @Test
    void foreignKeysStayInsideTheAccountAndAreIndexed() {
        var softly = new SoftAssertions();
        var columnsOfKeys = CATALOGUE.ask("""
                select t.relname, c.conname, u.relname,
                    (select string_agg(a.attname, ',' order by k.place) from unnest(c.conkey) with ordinality k (num, place)
                        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num)
                from pg_constraint c
                join pg_class t on t.oid = c.conrelid and t.relnamespace = 'public'::regnamespace
                join pg_class u on u.oid = c.confrelid
                where c.contype = 'f' order by 1, 2""");
        var indexes =
                CATALOGUE.ask("""
                        select t.relname, x.indisunique,
                            (select string_agg(a.attname, ',' order by k.place)
                                from unnest(x.indkey) with ordinality k (num, place)
                                join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num)
                        from pg_index x join pg_class t on t.oid = x.indrelid
                        where t.relnamespace = 'public'::regnamespace and (x.indpred is null
                            or pg_get_expr(x.indpred, x.indrelid) ~ '^\\([a-z_]+ IS NOT NULL\\)$')""").stream().map(row -> row.split("\\|")).collect(Collectors.groupingBy(row -> row[0]));
        for (String[] parts :
                columnsOfKeys.stream().map(row -> row.split("\\|")).toList()) {
            Set<String> key = Set.of(parts[3].split(","));
            if (!GLOBAL.containsKey(parts[2])) {
                softly.assertThat(key)
                        .as("columns of %s.%s", parts[0], parts[1])
                        .contains("account_id");
                softly.assertThat(indexes.getOrDefault(parts[0], List.of()))
                        .as("an index of %s for %s (%s)", parts[0], parts[1], parts[3])
                        .anyMatch(index -> serves(index, key));
            }
        }
        softly.assertAll();
    }

    /** Whether an index finds the rows of a foreign key: it begins with its columns, or some of them name one row. */
    private static boolean serves(String[] index, Set<String> key) {
        List<String> columns = Arrays.asList(index[2].split(","));
        boolean begins = columns.size() >= key.size() && key.containsAll(columns.subList(0, key.size()));
        boolean namesOneRow = index[1].equals("t") && key.containsAll(columns);
        return begins || namesOneRow;
    }

    @Test
    void theProgramMayDoWhatItMustAndNothingElse() {
        var granted = CATALOGUE
                .ask("select table_name, grantee, privilege_type from information_schema.role_table_grants"
                        + " where table_schema = 'public' and grantee not in ('postgres', 'balcao_owner')")
                .stream()
                .map(row -> row.split("\\|"))
                .toList();
        assertThat(granted).as("to whom").allMatch(row -> row[1].equals(Catalogue.PROGRAM));
        for (String table : tables()) {
            var privileges = granted.stream()
                    .filter(row -> row[0].equals(table))
                    .map(row -> row[2])
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(String.join(",", privileges))
                    .as("privileges on %s", table)
                    .isEqualTo(PRIVILEGES.getOrDefault(table, ALL));
        }
    }

    @Test
    void theProgramsRoleIsNobodySpecial() {
        assertThat(CATALOGUE.ask("select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication"
                        + " from pg_roles where rolname = 'balcao_app'"))
                .containsExactly("f");
        assertThat(CATALOGUE.ask("select roleid::regrole from pg_auth_members where member = 'balcao_app'::regrole"))
                .isEmpty();
        assertThat(CATALOGUE.ask("select relname from pg_class where relowner = 'balcao_app'::regrole"))
                .isEmpty();
        assertThat(CATALOGUE.ask("select has_schema_privilege('balcao_app', 'public', 'CREATE')"))
                .containsExactly("f");
    }

    @Test
    void nothingLeadsAroundTheFence() {
        assertThat(CATALOGUE.ask(
                        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"))
                .as("functions that run with their owner's rights")
                .containsExactlyInAnyOrderElementsOf(OWNERS_FUNCTIONS.keySet());
        assertThat(CATALOGUE.ask("select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
                        + " and proconfig is distinct from array['search_path=pg_catalog, public']"))
                .as("of these, those that a caller's search path could mislead")
                .isEmpty();
        assertThat(
                        CATALOGUE.ask(
                                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                        + " and relkind in ('v', 'm') and not coalesce(reloptions @> '{security_invoker=true}', false)"))
                .as("views that read with their owner's rights")
                .isEmpty();
    }
}
