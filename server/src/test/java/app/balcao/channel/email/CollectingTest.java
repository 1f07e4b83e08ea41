package app.balcao.channel.email;

import static app.balcao.schema.Tables.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.channel.email.store.MailboxRepository;
import app.balcao.platform.tenant.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Collecting from servers that have ways of their own. */
@BalcaoTest
class CollectingTest {

    @Autowired
    TestAccounts accounts;

    @Autowired
    DSLContext sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MailboxRepository mailboxes;

    @Autowired
    IncomingMail incoming;

    @Autowired
    Clock clock;

    private SupportDesk desk;
    private ImapProxy server;

    @BeforeEach
    void setUp() throws IOException {
        desk = new SupportDesk(accounts);
        server = new ImapProxy(desk.mail.imapPort());
    }

    @AfterEach
    void tearDown() throws IOException {
        desk.close();
        server.close();
    }

    @Test
    @Rule("EML-11")
    void a_server_that_tells_is_heard_at_once_also_while_it_is_being_asked() throws InterruptedException {
        addMailbox();
        awaitCollected();
        for (int i = 0; i < 20; i++) {
            desk.deliver(desk.headers("na hora " + i, "a" + i) + "\nx\n");
            Thread.sleep(20L * (i % 5));
        }
        await().atMost(Duration.ofSeconds(8)).until(() -> desk.collected().size() == 20);
    }

    @Test
    @Rule("EML-11")
    void a_server_that_forgets_to_tell_is_asked() {
        server.twist(new Forgetful());
        addMailbox();
        awaitCollected();
        desk.deliver(desk.headers("sem aviso", "a") + "\nx\n");
        desk.awaitTicket("sem aviso");
    }

    @Test
    @Rule("EML-11")
    void a_server_that_cannot_tell_is_asked() {
        server.twist(line -> line.contains("CAPABILITY ") ? line.replace(" IDLE", "") : line);
        addMailbox();
        awaitCollected();
        desk.deliver(desk.headers("sem IDLE", "a") + "\nx\n");
        desk.awaitTicket("sem IDLE");
    }

    @Test
    @Rule({"EML-4", "EML-11"})
    void a_server_that_numbers_anew_is_read_again_and_nothing_comes_twice() {
        desk.deliver(desk.headers("primeira", "a") + "\nx\n");
        desk.deliver("From: " + desk.customer + "\nSubject: sem id\n\ncorpo\n");
        String mailbox = addMailbox();
        desk.awaitOutcomes("OPENED", "OPENED");
        long before = row(mailbox, MAILBOX.UID_VALIDITY);

        server.twist(line -> line.replace("UIDVALIDITY " + before, "UIDVALIDITY " + (before + 1)));
        server.hangUp();
        desk.deliver(desk.headers("depois", "b") + "\nx\n");

        desk.awaitTicket("depois");
        assertThat(row(mailbox, MAILBOX.UID_VALIDITY)).isEqualTo(before + 1);
        await().atMost(SupportDesk.PATIENCE)
                .untilAsserted(() -> assertThat(row(mailbox, MAILBOX.LAST_UID)).isEqualTo(3));
        desk.awaitOutcomes("OPENED", "OPENED", "OPENED");
        // A connection that drops once and comes back is nobody's business.
        assertThat(desk.owner
                        .get("/api/v1/mailboxes/" + mailbox)
                        .json()
                        .at("/lastError")
                        .isNull())
                .isTrue();
    }

    @Test
    @Rule("EML-11")
    void an_archive_is_left_alone_also_when_reading_it_was_cut_short() {
        for (int i = 0; i < 3; i++) {
            desk.mail.deliverAt(
                    desk.address,
                    desk.headers("antiga " + i, "a" + i) + "\nx\n",
                    Instant.now().minus(Duration.ofDays(30)));
        }
        desk.deliver(desk.headers("de hoje", "b") + "\nx\n");
        String mailbox = addMailbox();
        desk.awaitOutcomes("OPENED");

        // As if the program had been killed after the first of them.
        set(mailbox, Map.of(MAILBOX.LAST_UID, 1L));
        server.hangUp();
        desk.deliver(desk.headers("nova", "c") + "\nx\n");
        desk.awaitTicket("nova");
        desk.awaitOutcomes("OPENED", "OPENED");

        // What somebody moves in later was not there before, however old it is.
        desk.mail.deliverAt(
                desk.address,
                desk.headers("movida", "d") + "\nx\n",
                Instant.now().minus(Duration.ofDays(30)));
        desk.awaitTicket("movida");
    }

    @Test
    @Rule("EML-3")
    void a_message_that_cannot_be_fetched_keeps_nobody_waiting_and_is_fetched_later() {
        server.twist(line -> {
            if (line.startsWith("* 1 FETCH") && line.contains("BODY[")) {
                throw new ImapProxy.HangUp();
            }
            return line;
        });
        desk.deliver(desk.headers("enguiçada", "a") + "\nx\n");
        desk.deliver(desk.headers("a seguinte", "b") + "\nx\n");
        addMailbox();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(desk.outcomes()).containsExactlyInAnyOrder("SET_ASIDE", "OPENED"));

        String aside = "/api/v1/incoming-emails/"
                + desk.collected().getLast().at("/id").asString();
        Answer again = desk.owner.post(aside + "/retry", null);
        assertThat(again.text("/outcome")).isEqualTo("SET_ASIDE");
        assertThat(again.json().at("/attempts").asInt()).isEqualTo(2);

        server.twist(line -> line);
        Answer fetched = desk.owner.post(aside + "/retry", null);
        assertThat(fetched.text("/outcome")).as(fetched.json().toString()).isEqualTo("OPENED");
        assertThat(fetched.text("/subject")).isEqualTo("enguiçada");
        assertThat(desk.owner.post(aside + "/retry", null).status()).isEqualTo(409);
    }

    @Test
    @Rule("OPN-31")
    void tickets_get_the_department_the_category_and_the_priority_of_their_mailbox() {
        Answer category = desk.owner.post(
                "/api/v1/categories",
                Map.of(
                        "name",
                        "Impressoras " + desk.id,
                        "active",
                        true,
                        "departmentIds",
                        List.of(desk.account.support())));
        assertThat(category.status()).as(category.json().toString()).isEqualTo(201);
        Map<String, Object> form = form();
        form.put("categoryId", category.text("/id"));
        form.put("priority", 4);
        desk.addMailbox(form);
        desk.deliver(desk.headers("categoria", "a") + "\nx\n");
        JsonNode ticket = desk.page(desk.awaitTicket("categoria")).at("/ticket");
        assertThat(ticket.at("/priority").asInt()).isEqualTo(4);
        assertThat(ticket.at("/department/id").asString())
                .isEqualTo(desk.account.support().toString());
        assertThat(ticket.at("/category/id").asString()).isEqualTo(category.text("/id"));
    }

    @Test
    @Rule("EML-11")
    void a_mailbox_is_collected_by_one_node_at_a_time() {
        UUID mailbox = UUID.fromString(addMailbox());
        awaitCollected();
        OffsetDateTime later = OffsetDateTime.now(clock).plusHours(1);
        // While its lease holds, nobody else gets it; afterwards another node does, and then the first one does not.
        assertThat(lease(mailbox, "another", OffsetDateTime.now(clock))).isFalse();
        assertThat(lease(mailbox, "another", later)).isTrue();
        assertThat(lease(mailbox, "a third", later)).isFalse();
        await().atMost(Duration.ofSeconds(40)).until(() -> server.connections() == 0);
        desk.deliver(desk.headers("enquanto isso", "a") + "\nx\n");
        await().during(Duration.ofSeconds(2)).until(() -> desk.outcomes().isEmpty());

        Tenant.run(
                desk.account.id(),
                () -> transaction.executeWithoutResult(status -> mailboxes.release(mailbox, "another")));
        await().atMost(Duration.ofSeconds(40)).until(() -> desk.outcomes().equals(List.of("OPENED")));
    }

    @Test
    @Rule("EML-4")
    void what_two_nodes_bring_at_once_is_taken_once() throws InterruptedException {
        UUID mailbox = UUID.fromString(addMailbox());
        List<Thread> nodes = new ArrayList<>();
        for (int node = 0; node < 3; node++) {
            nodes.add(Thread.ofVirtual()
                    .start(() -> Tenant.run(desk.account.id(), () -> {
                        for (int i = 0; i < 10; i++) {
                            String source = desk.headers("ao mesmo tempo " + i, "a" + i) + "\nx\n";
                            incoming.receive(mailbox, source.getBytes(StandardCharsets.UTF_8));
                        }
                    })));
        }
        for (Thread each : nodes) {
            each.join();
        }
        assertThat(desk.outcomes()).hasSize(10).containsOnly("OPENED");
        assertThat(desk.agent.get("/api/v1/tickets").json().at("/items").size()).isEqualTo(10);
    }

    private boolean lease(UUID mailbox, String node, OffsetDateTime now) {
        return Tenant.call(
                desk.account.id(),
                () -> Boolean.TRUE.equals(
                        transaction.execute(status -> mailboxes.lease(mailbox, node, now, now.plusMinutes(1)))));
    }

    private String addMailbox() {
        return desk.addMailbox(form());
    }

    private Map<String, Object> form() {
        Map<String, Object> form = new HashMap<>(desk.mail.form(desk.address, desk.account.support()));
        Map<String, Object> imap = new HashMap<>();
        ((Map<?, ?>) form.get("imap")).forEach((key, value) -> imap.put(String.valueOf(key), value));
        imap.put("port", server.port());
        form.put("imap", imap);
        return form;
    }

    private void awaitCollected() {
        await().atMost(SupportDesk.PATIENCE).until(() -> !desk.owner
                .get("/api/v1/mailboxes")
                .json()
                .at("/items/0/lastCollectedAt")
                .isNull());
    }

    private long row(String mailbox, org.jooq.Field<Long> field) {
        return Tenant.call(
                desk.account.id(),
                () -> transaction.execute(status -> sql.select(field)
                        .from(MAILBOX)
                        .where(MAILBOX.ID.eq(UUID.fromString(mailbox)))
                        .fetchSingle()
                        .value1()));
    }

    private void set(String mailbox, Map<?, ?> values) {
        Tenant.run(
                desk.account.id(),
                () -> transaction.executeWithoutResult(status -> sql.update(MAILBOX)
                        .set(values)
                        .where(MAILBOX.ID.eq(UUID.fromString(mailbox)))
                        .execute()));
    }

    /** Says nothing while it is idle, and all of it with the answer to the next question. */
    private static final class Forgetful implements ImapProxy.Twist {

        private final StringBuilder kept = new StringBuilder();
        private boolean idling;

        @Override
        public synchronized String apply(String line) {
            if (line.startsWith("+ ")) {
                idling = true;
            } else if (idling && line.matches("\\* \\d+ (EXISTS|RECENT)\\r\\n")) {
                kept.append(line);
                return null;
            } else if (!line.startsWith("*")) {
                String told = idling ? line : kept + line;
                kept.setLength(idling ? kept.length() : 0);
                idling = false;
                return told;
            }
            return line;
        }
    }
}
