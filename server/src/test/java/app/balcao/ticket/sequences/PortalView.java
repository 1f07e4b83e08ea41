package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.platform.tenant.Tenant;
import app.balcao.portal.PortalSessions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The company as a customer who is signed in at its portal finds it. */
final class PortalView {

    /** What agents know of tickets and customers do not, by the names it has where it is told. */
    private static final Set<String> INTERNAL = Set.of(
            "work",
            "workSeconds",
            "seconds",
            "comments",
            "tags",
            "followers",
            "family",
            "children",
            "parent",
            "agentId",
            "links",
            "schedule",
            "priority",
            "notifyAgent",
            "events");

    private final World world;
    private final ApiClient customer;
    private final String address;

    PortalView(World world) {
        this.world = world;
        String cookie = Tenant.call(world.account.id(), () -> world.the(PortalSessions.class)
                .begin(world.customer, "127.0.0.1", "sequences"));
        customer = world.accounts.anonymous();
        customer.setCookie("BALCAO_PORTAL", cookie);
        address = "/api/v1/portal/" + world.account.login() + "/tickets";
    }

    /** The customer's own tickets, all of them, and nothing of them that stays between agents. */
    void showsNothingInternal() {
        Set<Long> found = new HashSet<>();
        @Nullable String cursor = null;
        do {
            ApiClient.Answer answer =
                    customer.get(address + "?limit=100" + (cursor == null ? "" : "&cursor=" + cursor));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().toString()).doesNotContain(OpeningActions.SECRET);
            assertNothingInternal(answer.json());
            answer.json()
                    .at("/items")
                    .forEach(each -> found.add(each.at("/number").asLong()));
            JsonNode next = answer.json().at("/nextCursor");
            cursor = next.isString() ? next.asString() : null;
        } while (cursor != null);
        assertThat(found).isEqualTo(own());
        assertThat(customer.get("/api/v1/tickets").status()).isIn(401, 403);
    }

    private static void assertNothingInternal(JsonNode node) {
        node.propertyNames().forEach(name -> assertThat(INTERNAL).doesNotContain(name));
        node.forEach(PortalView::assertNothingInternal);
    }

    private Set<Long> own() {
        return new HashSet<>(world.in(() -> {
            List<Long> numbers = world.sql
                    .select(TICKET.NUMBER)
                    .from(TICKET)
                    .where(TICKET.CUSTOMER_ID.eq(world.customer))
                    .fetch(TICKET.NUMBER);
            return numbers;
        }));
    }
}
