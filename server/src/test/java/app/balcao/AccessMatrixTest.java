package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.AccessTable.Row;
import app.balcao.ApiClient.Answer;
import app.balcao.ApiDocument.Operation;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestWorld.World;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.security.ApiScope;
import app.balcao.platform.security.ApiScopes;
import app.balcao.portal.PortalSessions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every operation of the OpenAPI document, asked for by everybody there is: nobody, a customer, agents of each sight
 * and without each permission, a manager of another department, an administrator, an agent of another account, a
 * session that was revoked, and tokens that ended or have one scope. What each must get follows from one table,
 * {@code access-matrix.txt}; who owns the account, and what nobody changes, {@link TenantIsolationTest} looks at.
 */
@BalcaoTest
class AccessMatrixTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestWorld worlds;

    @Autowired
    private PortalSessions portalSessions;

    @Autowired
    private DSLContext sql;

    private WorldsAhead ahead;

    @BeforeEach
    void prepare() {
        ahead = new WorldsAhead(worlds);
    }

    @AfterEach
    void stop() {
        ahead.close();
    }

    /**
     * Somebody who asks.
     *
     * @param client makes them, in a world
     * @param expected what they must get from an operation; empty where the table does not say
     */
    private record Actor(String name, Function<World, ApiClient> client, Function<Ask, Optional<String>> expected) {

        boolean leads() {
            return name.contains("administrator") || name.startsWith("a token of");
        }
    }

    private record Ask(Operation operation, Row row) {

        boolean reads() {
            return operation.method().equals("GET");
        }

        boolean isOf(String what) {
            return row.needs().contains(what);
        }
    }

    @TestFactory
    Stream<DynamicTest> everybodyGetsWhatTheTableSays() {
        ApiDocument document = ApiDocument.of(accounts.anonymous());
        Map<String, Row> table = AccessTable.read();
        Set<String> names =
                document.operations().stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(table.keySet())
                .as("access-matrix.txt has a row for each operation")
                .isEqualTo(names);
        List<Ask> asks = document.operations().stream()
                .map(operation -> new Ask(operation, table.get(operation.name())))
                .toList();
        World shared = worlds.create();
        return actors().map(actor -> DynamicTest.dynamicTest(actor.name(), () -> {
            ApiClient client = actor.client().apply(shared);
            client.get("/api/v1/session");
            WornWorld worn = new WornWorld(ahead, actor.client());
            Map<String, String> before = contents(shared);
            List<String> expected = new ArrayList<>();
            List<String> actual = new ArrayList<>();
            for (Ask ask : asks) {
                expected(actor, ask).ifPresent(status -> {
                    forgetLimits();
                    int answered = !ask.reads() && status.startsWith("2")
                            ? worn.ask((world, own) -> write(document, ask.operation(), own, world, actor), status)
                            : AccessTable.ask(document, ask.operation(), client, shared, actor.leads())
                                    .answer()
                                    .status();
                    expected.add(status + " " + ask.operation().name());
                    actual.add(answered + " " + ask.operation().name());
                });
            }
            assertThat(actual).isEqualTo(expected);
            assertThat(actual).as("there was something to ask").isNotEmpty();
            assertThat(contents(shared)).as("what refusals changed").isEqualTo(before);
        }));
    }

    private Stream<Actor> actors() {
        return Stream.of(outsiders(), colleagues(), sights(), permissions(), tokens())
                .flatMap(each -> each);
    }

    private Stream<Actor> outsiders() {
        return Stream.of(
                new Actor(
                        "nobody",
                        world -> accounts.anonymous(),
                        ask -> Optional.of(ask.row().nobody())),
                new Actor(
                        "a session that was revoked",
                        this::revoked,
                        ask -> Optional.of(ask.row().nobody())),
                new Actor(
                        "a customer",
                        this::customer,
                        ask -> Optional.of(
                                ask.isOf("customer")
                                        ? ask.row().owner()
                                        : ask.row().nobody())),
                new Actor("a token that ended", this::ended, ask -> Optional.of("401")),
                new Actor(
                        "an agent of another account",
                        world -> {
                            TestAccount other = accounts.create();
                            return accounts.signedIn(other, other.agent());
                        },
                        ask -> Optional.of(
                                ask.row().agent().equals("403") && !ask.isOf("ticket")
                                        ? "403"
                                        : ask.row().stranger())));
    }

    private Stream<Actor> colleagues() {
        return Stream.of(
                new Actor(
                        "an administrator",
                        this::administrator,
                        ask -> Optional.of(
                                ask.isOf("own") ? ask.row().agent() : ask.row().owner())),
                new Actor(
                        "the manager of another department",
                        world -> {
                            manages(
                                    world.account(),
                                    world.account().seller(),
                                    world.account().sales());
                            return accounts.signedIn(
                                    world.account(), world.account().seller());
                        },
                        ask -> Optional.of(
                                ask.isOf("ticket")
                                        ? "404"
                                        : managersMay(ask)
                                                ? ask.row().owner()
                                                : ask.row().agent())));
    }

    // A manager is not asked for their group where it is about no department, or about theirs among others (PER-6).
    private static boolean managersMay(Ask ask) {
        return ask.isOf("managed")
                || Permission.ofGroups().stream()
                        .filter(each -> each.reach() == Permission.Reach.ACCOUNT)
                        .map(Permission::name)
                        .anyMatch(ask::isOf);
    }

    /** Agents of and outside of a ticket's department, by what their group lets them see. */
    private Stream<Actor> sights() {
        return Arrays.stream(TicketSight.values())
                .flatMap(sight -> Stream.of(
                        new Actor(
                                "an agent of the department who sees " + sight,
                                world -> sees(world, world.account().agent(), sight),
                                ask -> seen(ask, sight, true)),
                        new Actor(
                                "an agent of another department who sees " + sight,
                                world -> sees(world, world.account().seller(), sight),
                                ask -> seen(ask, sight, false))));
    }

    // The tickets that are changed belong to somebody else, the others to nobody.
    private static Optional<String> seen(Ask ask, TicketSight sight, boolean member) {
        if (!ask.isOf("ticket")) {
            return Optional.empty();
        }
        boolean unassigned = ask.reads();
        boolean seen =
                switch (sight) {
                    case ALL_DEPARTMENTS -> true;
                    case LINKED_DEPARTMENTS -> member;
                    case OWN_AND_UNASSIGNED_LINKED -> member && unassigned;
                    case OWN_AND_UNASSIGNED_ANY -> unassigned;
                    case OWN_ONLY -> false;
                };
        if (!seen) {
            return Optional.of("404");
        }
        // Seeing a ticket of another department is not yet working on it.
        return member || ask.reads() ? Optional.of(withEverything(ask)) : Optional.empty();
    }

    private Stream<Actor> permissions() {
        Stream<Actor> without = Permission.ofGroups().stream()
                .map(missing -> new Actor(
                        "an agent without " + missing,
                        world -> permitted(world, TestGroups.without(missing)),
                        ask -> ask.isOf(missing.name()) ? Optional.of("403") : reading(ask)));
        Stream<Actor> onlyWith = Permission.ofGroups().stream()
                .map(only -> new Actor(
                        "an agent with nothing but " + only, world -> permitted(world, EnumSet.of(only)), ask -> {
                            List<String> needed = Permission.ofGroups().stream()
                                    .map(Permission::name)
                                    .filter(ask::isOf)
                                    .toList();
                            return needed.equals(List.of(only.name()))
                                    ? Optional.of(permitted(ask, only))
                                    : needed.isEmpty() || needed.contains(only.name())
                                            ? reading(ask).filter(status -> needed.isEmpty())
                                            : Optional.of("403");
                        }));
        return Stream.concat(without, onlyWith);
    }

    // The usual group of the table's agent may lack it.
    private static String permitted(Ask ask, Permission permission) {
        return Permission.byDefault().contains(permission)
                ? ask.row().agent()
                : ask.row().owner();
    }

    // Writing takes a world of its own each time: what a permission has nothing to do with is only read.
    private static Optional<String> reading(Ask ask) {
        return ask.reads() ? Optional.of(withEverything(ask)) : Optional.empty();
    }

    /** What an agent gets whose group gives everything, where the usual one may lack what it takes. */
    private static String withEverything(Ask ask) {
        boolean granted = Permission.ofGroups().stream()
                .filter(each -> !Permission.byDefault().contains(each))
                .map(Permission::name)
                .anyMatch(ask::isOf);
        return granted ? ask.row().owner() : ask.row().agent();
    }

    private Stream<Actor> tokens() {
        return Arrays.stream(ApiScope.values())
                .map(scope -> new Actor(
                        "a token of " + scope.text(),
                        world -> accounts.program(token(world, scope)),
                        ask -> Optional.of(
                                scopeOf(ask).equals(Optional.of(scope))
                                        ? ask.row().owner()
                                        : "403")));
    }

    private static Optional<ApiScope> scopeOf(Ask ask) {
        return ApiScopes.table().get(ask.operation().name());
    }

    private static String token(World world, ApiScope scope) {
        Answer made = world.owner()
                .post(
                        "/api/v1/api-tokens",
                        Map.of(
                                "name",
                                scope.text(),
                                "scopes",
                                List.of(scope.text()),
                                "addresses",
                                List.of(),
                                "days",
                                1));
        return made.text("/secret");
    }

    private ApiClient ended(World world) {
        String token = token(world, ApiScope.TICKETS_READ);
        accounts.in(
                world.account().id(),
                () -> sql.execute(
                        "update api_token set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where account_id = ?",
                        world.account().id()));
        return accounts.program(token);
    }

    private ApiClient customer(World world) {
        UUID customer = UUID.fromString(world.id("customers"));
        String session = accounts.in(world.account().id(), () -> portalSessions.begin(customer, "127.0.0.1", "test"));
        ApiClient client = accounts.anonymous();
        client.setCookie("BALCAO_PORTAL", session);
        return client;
    }

    private ApiClient revoked(World world) {
        ApiClient client = accounts.signedIn(world.account(), world.account().owner());
        client.delete("/api/v1/session");
        return client;
    }

    private ApiClient administrator(World world) {
        UUID agent = world.account().colleague();
        accounts.in(
                world.account().id(),
                () -> sql.execute(
                        "update agent set is_administrator = true where account_id = ? and id = ?",
                        world.account().id(),
                        agent));
        return accounts.signedIn(world.account(), agent);
    }

    private void manages(TestAccount account, UUID agent, UUID department) {
        accounts.in(
                account.id(),
                () -> sql.execute(
                        "update department_agent set manager = true where account_id = ? and agent_id = ? and department_id = ?",
                        account.id(),
                        agent,
                        department));
    }

    private ApiClient sees(World world, UUID agent, TicketSight sight) {
        groups.sees(world.account(), agent, sight);
        return accounts.signedIn(world.account(), agent);
    }

    private ApiClient permitted(World world, Set<Permission> permissions) {
        groups.permit(world.account(), world.account().agent(), permissions);
        return accounts.signedIn(world.account(), world.account().agent());
    }

    // The portal's door knows customers alone, whatever else a request carries.
    private static Optional<String> expected(Actor actor, Ask ask) {
        if (!ask.isOf("customer") || actor.name().equals("a customer")) {
            return actor.expected().apply(ask);
        }
        // A token is nothing there, and a program has no page that could send the proof that writing wants.
        boolean unasked = actor.name().startsWith("a token") && !ask.reads();
        return unasked ? Optional.empty() : Optional.of(ask.row().nobody());
    }

    // How often somebody may ask is not what this is about.
    private void forgetLimits() {
        sql.execute("delete from rate_limit_bucket");
    }

    // What may be read is audited where it leaves the program as a file.
    private Map<String, String> contents(World world) {
        Map<String, String> contents = worlds.contents(world.account());
        contents.remove("audit_entry");
        return contents;
    }

    private static int write(ApiDocument document, Operation operation, ApiClient client, World world, Actor actor) {
        World asked = AccessTable.withOwnFile(document, operation, client, world);
        return AccessTable.ask(document, operation, client, asked, actor.leads())
                .answer()
                .status();
    }
}
