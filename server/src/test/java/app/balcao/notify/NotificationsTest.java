package app.balcao.notify;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.REALTIME_EVENT;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.channel.email.DeliveryFailed;
import app.balcao.channel.email.MailboxFailed;
import app.balcao.people.AgentRightsChanged;
import app.balcao.people.EmailNotice;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bell: who is told, and what they see of it. */
@BalcaoTest
class NotificationsTest {

    private static final String PATH = "/api/v1/notifications";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Bell bell;

    @Autowired
    private Notifications notifications;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private DSLContext sql;

    @Autowired
    private JsonMapper json;

    private TestAccount account;
    private Notification.TicketName ticket;

    @BeforeEach
    void openTicket() {
        account = accounts.create();
        ticket = ticket(account.support(), 1001);
    }

    @Test
    @Rule({"NTF-1", "NTF-2"})
    void tellsTheDepartmentAndNobodyElse() {
        ring(new Audience.Department(account.support()), null, NotificationKind.TICKET_OPENED, Map.of());

        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(1);
        assertThat(bellOf(account.colleague()).at("/unread").asInt()).isEqualTo(1);
        assertThat(bellOf(account.manager()).at("/unread").asInt()).isEqualTo(1);
        assertThat(bellOf(account.seller()).at("/items")).isEmpty();
        assertThat(bellOf(account.owner()).at("/items")).isEmpty();

        JsonNode item = bellOf(account.agent()).at("/items/0");
        assertThat(item.at("/kind").asString()).isEqualTo("TICKET_OPENED");
        assertThat(item.at("/ticket/id").asString()).isEqualTo(ticket.id().toString());
        assertThat(item.at("/ticket/number").asLong()).isEqualTo(1001);
        assertThat(item.at("/ticket/subject").asString()).isEqualTo("Assunto 1001");
        assertThat(item.at("/readAt").isNull()).isTrue();
    }

    @Test
    @Rule("NTF-8")
    void neverTellsWhoDidIt() {
        ring(new Audience.Department(account.support()), account.agent(), NotificationKind.TICKET_OPENED, Map.of());
        ring(new Audience.Agent(account.agent()), account.agent(), NotificationKind.TICKET_BOUND, Map.of());

        assertThat(bellOf(account.agent()).at("/items")).isEmpty();
        assertThat(bellOf(account.colleague()).at("/items")).hasSize(1);
    }

    @Test
    void pushesToTheBrowserWithTheCount() {
        ring(
                new Audience.Agent(account.agent()),
                null,
                NotificationKind.CUSTOMER_REPLIED,
                Map.of("customerName", "Zé"));
        ring(new Audience.Agent(account.agent()), null, NotificationKind.MENTIONED, Map.of("customerName", "Zé"));

        List<JsonNode> pushed = pushed(account.agent(), "notification");
        assertThat(pushed).hasSize(2);
        assertThat(pushed.get(1).at("/unread").asInt()).isEqualTo(2);
        assertThat(pushed.get(1).at("/number").asLong()).isEqualTo(1001);
        assertThat(pushed.get(1).at("/ticketId").asString())
                .isEqualTo(ticket.id().toString());
        assertThat(pushed.get(1).at("/data/customerName").asString()).isEqualTo("Zé");
        assertThat(pushed.get(1).at("/id").asString())
                .isEqualTo(bellOf(account.agent()).at("/items/0/id").asString());
    }

    @Test
    @Rule({"NTF-1", "NTF-7"})
    void isReadOneByOneOrAllAtOnce() {
        for (int each = 0; each < 3; each++) {
            ringOfAnother(each, NotificationKind.TICKET_OPENED, Map.of());
        }
        ApiClient agent = accounts.signedIn(account, account.agent());
        String first = bellOf(account.agent()).at("/items/0/id").asString();

        assertThat(agent.post(PATH + "/" + first + "/read", null).status()).isEqualTo(204);
        assertThat(agent.post(PATH + "/" + first + "/read", null).status()).isEqualTo(204);
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(2);
        assertThat(bellOf(account.agent()).at("/items/0/readAt").asString()).isNotEmpty();
        assertThat(pushed(account.agent(), "notifications-read")
                        .getLast()
                        .at("/unread")
                        .asInt())
                .isEqualTo(2);

        assertThat(agent.post(PATH + "/read-all", null).status()).isEqualTo(204);
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isZero();
        assertThat(bellOf(account.agent()).at("/items")).hasSize(3);
        assertThat(pushed(account.agent(), "notifications-read")
                        .getLast()
                        .at("/unread")
                        .asInt())
                .isZero();
    }

    @Test
    @Rule("NTF-10")
    void whatFollowsWithinAMinuteIsToldAsOne() {
        Audience agent = new Audience.Agent(account.agent());
        ring(agent, null, NotificationKind.CUSTOMER_REPLIED, Map.of("messageId", "first"));
        ring(
                new Audience.Department(account.support()),
                null,
                NotificationKind.CUSTOMER_REPLIED,
                Map.of("messageId", "second"));

        JsonNode mine = bellOf(account.agent());
        assertThat(mine.at("/unread").asInt()).isEqualTo(1);
        assertThat(mine.at("/items")).hasSize(1);
        assertThat(mine.at("/items/0/times").asInt()).isEqualTo(2);
        assertThat(mine.at("/items/0/data/messageId").asString()).isEqualTo("second");
        assertThat(bellOf(account.colleague()).at("/items/0/times").asInt()).isEqualTo(1);
        JsonNode pushed = pushed(account.agent(), "notification").getLast();
        assertThat(pushed.at("/times").asInt()).isEqualTo(2);
        assertThat(pushed.at("/unread").asInt()).isEqualTo(1);
        assertThat(pushed.at("/id").asString()).isEqualTo(mine.at("/items/0/id").asString());

        ring(agent, null, NotificationKind.MENTIONED, Map.of());
        ringOfAnother(1, NotificationKind.CUSTOMER_REPLIED, Map.of());
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(3);
    }

    @Test
    @Rule("NTF-10")
    void whatWasReadOrIsOlderIsNotToldAgain() {
        Audience agent = new Audience.Agent(account.agent());
        ring(agent, null, NotificationKind.CUSTOMER_REPLIED, Map.of());
        accounts.signedIn(account, account.agent()).post(PATH + "/read-all", null);
        ring(agent, null, NotificationKind.CUSTOMER_REPLIED, Map.of());
        assertThat(bellOf(account.agent()).at("/items")).hasSize(2);
        accounts.in(account.id(), () -> sql.update(NOTIFICATION)
                .set(NOTIFICATION.ID, DSL.field("uuidv7(interval '-61 seconds')", UUID.class))
                .where(NOTIFICATION.AGENT_ID.eq(account.agent()))
                .and(NOTIFICATION.READ_AT.isNull())
                .execute());
        ring(agent, null, NotificationKind.CUSTOMER_REPLIED, Map.of());
        assertThat(bellOf(account.agent()).at("/items")).hasSize(3);
        ring(agent, null, NotificationKind.BACKUP_READY, Map.of(), null);
        ring(agent, null, NotificationKind.BACKUP_READY, Map.of(), null);
        assertThat(bellOf(account.agent()).at("/items")).hasSize(5);
    }

    @Test
    @Rule("NTF-7")
    void whatIsAboutOneTicketIsReadTogether() {
        Audience agent = new Audience.Agent(account.agent());
        ring(agent, null, NotificationKind.CUSTOMER_REPLIED, Map.of());
        ring(agent, null, NotificationKind.MENTIONED, Map.of());
        ringOfAnother(1, NotificationKind.MENTIONED, Map.of());
        ApiClient client = accounts.signedIn(account, account.agent());
        assertThat(client.post(PATH + "/read-all?ticketId=" + ticket.id(), null).status())
                .isEqualTo(204);
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(1);
        assertThat(client.post(PATH + "/read-all?ticketId=" + UUID.randomUUID(), null)
                        .status())
                .isEqualTo(204);
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(1);
    }

    @Test
    @Rule("NTF-6")
    void browsersShowWhatTheirAgentChose() {
        ApiClient client = accounts.signedIn(account, account.agent());
        ring(new Audience.Agent(account.agent()), null, NotificationKind.TICKET_OPENED, Map.of());
        assertThat(pushed(account.agent(), "notification").getLast().at("/show").asBoolean())
                .isTrue();

        JsonNode me = client.get("/api/v1/me").json();
        assertThat(me.at("/browserNotices")).hasSize(EmailNotice.values().length);
        Map<String, Object> changed =
                new HashMap<>(Map.of("name", me.at("/name").asString(), "theme", "auto"));
        changed.put("browserNotices", List.of("MENTIONS"));
        var saved =
                client.with("If-Match", "\"" + me.at("/version").asInt() + "\"").put("/api/v1/me", changed);
        assertThat(saved.status()).as(saved.json().toString()).isEqualTo(200);
        assertThat(saved.json().at("/browserNotices")).hasSize(1);
        assertThat(saved.json().at("/emailNotices")).isEqualTo(me.at("/emailNotices"));

        ringOfAnother(1, NotificationKind.TICKET_OPENED, Map.of());
        assertThat(pushed(account.agent(), "notification").getLast().at("/show").asBoolean())
                .isFalse();
        ringOfAnother(2, NotificationKind.MENTIONED, Map.of());
        assertThat(pushed(account.agent(), "notification").getLast().at("/show").asBoolean())
                .isTrue();
        assertThat(bellOf(account.agent()).at("/items")).hasSize(3);
    }

    @Test
    void isOnesOwn() {
        ring(new Audience.Agent(account.agent()), null, NotificationKind.TICKET_OPENED, Map.of());
        String id = bellOf(account.agent()).at("/items/0/id").asString();
        TestAccount other = accounts.create();

        for (ApiClient stranger : List.of(
                accounts.signedIn(account, account.colleague()),
                accounts.signedIn(account, account.owner()),
                accounts.signedIn(other, other.owner()))) {
            assertThat(stranger.post(PATH + "/" + id + "/read", null).status()).isEqualTo(404);
        }
        assertThat(accounts.anonymous().get(PATH).status()).isEqualTo(401);
        assertThat(accounts.signedIn(account, account.agent())
                        .post(PATH + "/no-id/read", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Rule("NTF-7")
    void showsOnlyWhatOneMaySeeNow() {
        ring(new Audience.Department(account.support()), null, NotificationKind.TICKET_OPENED, Map.of());
        Notification.TicketName moved = ticket(account.sales(), 1002);
        ring(new Audience.Agent(account.agent()), null, NotificationKind.TICKET_BOUND, Map.of(), moved);
        ring(
                new Audience.Agent(account.agent()),
                null,
                NotificationKind.MAILBOX_FAILED,
                Map.of("address", "a@b.c"),
                null);

        JsonNode seen = bellOf(account.agent());
        assertThat(seen.at("/items")).hasSize(1);
        assertThat(seen.at("/unread").asInt()).isEqualTo(1);

        accounts.in(account.id(), () -> {
            sql.deleteFrom(DEPARTMENT_AGENT)
                    .where(DEPARTMENT_AGENT.AGENT_ID.eq(account.agent()))
                    .execute();
            events.publishEvent(new AgentRightsChanged(account.agent()));
            return true;
        });

        assertThat(bellOf(account.agent()).at("/items")).isEmpty();
        assertThat(bellOf(account.agent()).at("/unread").asInt()).isZero();
        assertThat(unreadRows(account.agent()))
                .as("only what is about no ticket still counts")
                .isEqualTo(1);
        assertThat(bellOf(account.colleague()).at("/unread").asInt()).isEqualTo(1);
    }

    @Test
    void administratorsSeeTicketsOfAllDepartmentsAndFaultsOfMailboxes() {
        ring(new Audience.Administrators(), null, NotificationKind.MAILBOX_FAILED, Map.of("address", "a@b.c"), null);
        ring(new Audience.Agent(account.owner()), null, NotificationKind.TICKET_BOUND, Map.of("byName", "Marcos"));

        JsonNode seen = bellOf(account.owner());
        assertThat(seen.at("/items")).hasSize(2);
        assertThat(seen.at("/items/1/data/address").asString()).isEqualTo("a@b.c");
        assertThat(seen.at("/items/1/ticket").isNull()).isTrue();
        assertThat(bellOf(account.manager()).at("/items")).isEmpty();
    }

    @Test
    @Rule("NTF-2")
    void ringsForMailThatDidNotArriveAndMailboxesThatCannotBeCollected() {
        publish(new DeliveryFailed(
                ticket.id(), 1001, "Assunto 1001", account.support(), account.agent(), null, "ze@x.example", "550"));
        assertThat(bellOf(account.agent()).at("/items/0/kind").asString()).isEqualTo("DELIVERY_FAILED");
        assertThat(bellOf(account.agent()).at("/items/0/data/to").asString()).isEqualTo("ze@x.example");
        assertThat(bellOf(account.colleague()).at("/items")).isEmpty();

        publish(new DeliveryFailed(
                ticket.id(), 1001, "Assunto 1001", account.support(), null, null, "ze@x.example", "550"));
        assertThat(bellOf(account.colleague()).at("/items")).hasSize(1);

        publish(new MailboxFailed(UUID.randomUUID(), "suporte@x.example", "refused"));
        assertThat(bellOf(account.owner()).at("/items/0/data/address").asString())
                .isEqualTo("suporte@x.example");
        assertThat(bellOf(account.manager()).at("/unread").asInt()).isEqualTo(1);
    }

    private void publish(Object event) {
        accounts.in(account.id(), () -> {
            events.publishEvent(event);
            return true;
        });
    }

    @Test
    void comesInPages() {
        for (int each = 0; each < 5; each++) {
            ringOfAnother(each, NotificationKind.CUSTOMER_REPLIED, Map.of("place", each));
        }
        ApiClient agent = accounts.signedIn(account, account.agent());
        List<Integer> places = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = agent.get(PATH + "?limit=2&cursor=" + cursor).json();
            page.at("/items").forEach(item -> places.add(item.at("/data/place").asInt()));
            cursor = page.at("/nextCursor").isNull()
                    ? ""
                    : page.at("/nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(places).containsExactly(4, 3, 2, 1, 0);
        assertThat(agent.get(PATH + "?limit=0").status()).isEqualTo(400);
        assertThat(agent.get(PATH + "?cursor=nonsense").status()).isEqualTo(400);
    }

    @Test
    @Rule("NTF-7")
    void isGoneAfter90Days() {
        for (int days : new int[] {91, 89}) {
            accounts.in(account.id(), () -> sql.insertInto(NOTIFICATION)
                    .set(NOTIFICATION.ACCOUNT_ID, account.id())
                    .set(NOTIFICATION.AGENT_ID, account.agent())
                    .set(NOTIFICATION.KIND, NotificationKind.TICKET_OPENED.name())
                    .set(NOTIFICATION.ID, DSL.field("uuidv7(make_interval(days => {0}))", UUID.class, DSL.val(-days)))
                    .execute());
        }

        int removed = Tenant.call(account.id(), notifications::purge);

        assertThat(removed).isEqualTo(1);
        assertThat(bellOf(account.agent()).at("/items")).hasSize(1);
    }

    @Test
    void countsUpToWhatIsShown() {
        for (int each = 0; each < 103; each++) {
            ringOfAnother(each, NotificationKind.TICKET_OPENED, Map.of());
        }

        assertThat(bellOf(account.agent()).at("/unread").asInt()).isEqualTo(100);
        assertThat(pushed(account.agent(), "notification")
                        .getLast()
                        .at("/unread")
                        .asInt())
                .isEqualTo(100);
    }

    // About the same ticket it would be told as one (NTF-10).
    private void ringOfAnother(int number, NotificationKind kind, Map<String, Object> data) {
        ring(new Audience.Agent(account.agent()), null, kind, data, ticket(account.support(), 2000 + number));
    }

    private void ring(Audience audience, @Nullable UUID author, NotificationKind kind, Map<String, Object> data) {
        ring(audience, author, kind, data, ticket);
    }

    private void ring(
            Audience audience,
            @Nullable UUID author,
            NotificationKind kind,
            Map<String, Object> data,
            Notification.@Nullable TicketName about) {
        accounts.in(account.id(), () -> {
            bell.ring(audience, author, kind, about, data, true);
            return true;
        });
    }

    private JsonNode bellOf(UUID agent) {
        return accounts.signedIn(account, agent).get(PATH).json();
    }

    private int unreadRows(UUID agent) {
        return accounts.in(
                account.id(),
                () -> sql.fetchCount(
                        NOTIFICATION, NOTIFICATION.AGENT_ID.eq(agent).and(NOTIFICATION.READ_AT.isNull())));
    }

    private List<JsonNode> pushed(UUID agent, String kind) {
        return accounts.in(account.id(), () -> sql.select(REALTIME_EVENT.DATA)
                .from(REALTIME_EVENT)
                .where(REALTIME_EVENT.TOPIC.eq(Topics.agent(agent)))
                .and(REALTIME_EVENT.KIND.eq(kind))
                .orderBy(REALTIME_EVENT.SEQ)
                .fetch(row -> json.readTree(row.value1().data())));
    }

    private Notification.TicketName ticket(UUID department, long number) {
        return accounts.in(account.id(), () -> {
            UUID customer = sql.insertInto(CUSTOMER)
                    .set(CUSTOMER.ACCOUNT_ID, account.id())
                    .set(CUSTOMER.NAME, "Zé")
                    .returningResult(CUSTOMER.ID)
                    .fetchSingle()
                    .value1();
            UUID id = sql.insertInto(TICKET)
                    .set(TICKET.ACCOUNT_ID, account.id())
                    .set(TICKET.NUMBER, number)
                    .set(TICKET.ORIGIN, "EMAIL")
                    .set(TICKET.SUBJECT, "Assunto " + number)
                    .set(TICKET.DEPARTMENT_ID, department)
                    .set(TICKET.CUSTOMER_ID, customer)
                    .set(TICKET.SITUATION, (short) 1)
                    .set(TICKET.LAST_MESSAGE_BY, "CUSTOMER")
                    .set(TICKET.REPLY_TOKEN, "token-" + number)
                    .returningResult(TICKET.ID)
                    .fetchSingle()
                    .value1();
            return new Notification.TicketName(id, number, "Assunto " + number);
        });
    }
}
