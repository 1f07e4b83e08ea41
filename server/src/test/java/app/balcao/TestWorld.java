package app.balcao;

import static app.balcao.schema.Tables.ACCOUNT_BACKUP;
import static app.balcao.schema.Tables.AGENT_DEVICE;
import static app.balcao.schema.Tables.AGENT_PASSKEY;
import static app.balcao.schema.Tables.BLOCKED_ADDRESS;
import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.NOTIFICATION;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.OUTGOING_SERVER;
import static app.balcao.schema.Tables.SIGN_ON_LINK;
import static app.balcao.schema.Tables.STORED_FILE;
import static app.balcao.schema.Tables.TICKET_EXPORT;

import app.balcao.TestAccounts.TestAccount;
import app.balcao.conversation.TestConversations;
import app.balcao.portal.PortalSessions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.springframework.boot.test.context.TestComponent;

/** Makes accounts that hold one of everything, and tells whether anything of an account changed. */
@TestComponent
public class TestWorld {

    static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    // Sent, collected and touched in the background, whoever looks at them: their rows are counted only.
    private static final List<String> MOVING = List.of(
            "outgoing_email",
            "mailbox",
            "agent_session",
            "account_backup",
            "agent_departure",
            "ticket_bulk",
            "ticket_bulk_item",
            "ticket_export");

    private final TestAccounts accounts;
    private final PortalSessions portalSessions;
    private final TestConversations conversations;
    private final DSLContext sql;

    TestWorld(TestAccounts accounts, PortalSessions portalSessions, TestConversations conversations, DSLContext sql) {
        this.accounts = accounts;
        this.portalSessions = portalSessions;
        this.conversations = conversations;
        this.sql = sql;
    }

    /**
     * An account and what is in it.
     *
     * @param owner signed in as the owner, and at the portal as a customer
     * @param secret stands in every text of the account
     * @param ids what parameters and fields are filled with, by name: {@code customers} is the first part of a path,
     *     {@code customerId} a field, {@code DELETE customers} what may be deleted
     */
    public record World(TestAccount account, ApiClient owner, String secret, Map<String, String> ids) {

        String id(String name) {
            String id = ids.get(name);
            if (id == null) {
                throw new IllegalArgumentException("TestWorld knows nothing to put for " + name + "; teach it");
            }
            return id;
        }

        /** The same world, with another id for a name. */
        World with(String name, String id) {
            Map<String, String> others = new HashMap<>(ids);
            others.put(name, id);
            return new World(account, owner, secret, others);
        }

        boolean knows(String name) {
            return ids.containsKey(name);
        }
    }

    /** Fills a new account through the interface, and by SQL with what only time and mail bring. */
    public World create() {
        TestAccount account = accounts.create();
        String secret = "segredo" + Long.toString(System.nanoTime(), 36);
        ApiClient owner = accounts.signedIn(account, account.owner());
        Map<String, String> ids = new HashMap<>();
        ids.put("agents", account.agent().toString());
        ids.put("agentId", account.colleague().toString());
        ids.put("toAgentId", account.colleague().toString());
        ids.put("departments", account.support().toString());
        ids.put("departmentId", account.support().toString());
        ids.put("representedDepartmentId", account.support().toString());
        ids.put("departmentIds", account.support().toString());
        ids.put("DELETE departments", account.sales().toString());
        ids.put("DELETE agents", account.seller().toString());
        ids.put("permissionGroupId", group(account));
        ids.put("permission-groups", group(account));
        ids.put("moveTo", group(account));
        ids.put("agentIds", account.colleague().toString());
        ids.put(
                "DELETE permission-groups",
                made(owner.post(
                        "/api/v1/permission-groups",
                        Map.of("name", "Grupo " + secret, "ticketSight", "OWN_ONLY", "permissions", List.of()))));
        queues(account, ids);
        bindings(owner, account, secret, ids);
        parties(owner, secret, ids);
        calendar(owner, secret, ids);
        tickets(owner, secret, ids);
        accounts.in(account.id(), () -> mail(account, secret, ids));
        ids.put("photoId", upload(owner, secret));
        ids.put("logoId", upload(owner, secret));
        ids.put("kind", "TERMS");
        ids.put("account", account.login());
        ids.put("from", account.owner().toString());
        ids.put("to", account.manager().toString());
        ids.put("chatOnlineId", upload(owner, secret));
        ids.put("chatOfflineId", upload(owner, secret));
        ids.put("attachmentIds", upload(owner, secret));
        ids.put("attachmentId", upload(owner, secret));
        ids.put("DELETE attachments", upload(owner, secret));
        signOn(account, owner, secret, ids);
        ids.put("portal", account.login());
        UUID customer = UUID.fromString(ids.get("customers"));
        owner.setCookie(
                "BALCAO_PORTAL", accounts.in(account.id(), () -> portalSessions.begin(customer, "127.0.0.1", "test")));
        ids.put("ticketIds", UUID.randomUUID().toString());
        ids.put(
                "ticket-bulks",
                owner.post("/api/v1/ticket-bulks", Map.of("action", "BIND", "ticketIds", List.of(ids.get("ticketIds"))))
                        .text("/id"));
        ids.put("ticket-views", view(owner, "Visão " + secret));
        ids.put("DELETE ticket-views", view(owner, "Sobra " + secret));
        ids.put("canned-answers", cannedAnswer(owner, "Padrão " + secret));
        ids.put("DELETE canned-answers", cannedAnswer(owner, "Sobra " + secret));
        ids.put("chat-triggers", chatTrigger(owner, "Gatilho " + secret));
        ids.put("triggerIds", ids.get("chat-triggers"));
        ids.put("drafts", "ticket:" + ids.get("tickets") + ":reply");
        ids.put("PUT drafts", "ticket:" + ids.get("PUT tickets") + ":reply");
        ids.put(
                "ip-rules",
                made(owner.post("/api/v1/ip-rules", Map.of("panel", "CUSTOMER", "firstAddress", "127.0.0.1"))));
        ids.put("ipRuleId", ids.get("ip-rules"));
        conversations.fill(account, owner, secret, ids);
        ids.put("visitors", visitor(account, secret));
        ids.put("access-links", "nenhum");
        ids.put("sessions", session(account));
        ids.put("api-tokens", token(owner, secret));
        return new World(account, owner, secret, ids);
    }

    /** Somebody who looks at a page, and has been in the chat before. */
    private String visitor(TestAccount account, String secret) {
        return accounts.in(account.id(), () -> {
            String id = sql.fetchSingle(
                            """
                            insert into visitor (account_id, secret_hash, page_url, page_title, page_since, ip, first_seen_at,
                                                 last_seen_at, name, email, present)
                            values (?, '\\x00', 'https://cliente.example/', ?, now(), '203.0.113.7', now(), now(), ?, ?, true)
                            returning id""",
                            account.id(),
                            "Página " + secret,
                            "Visitante " + secret,
                            "visita@" + secret + ".example")
                    .get(0, String.class);
            UUID node = UUID.randomUUID();
            sql.execute(
                    "insert into visitor_node (account_id, id, seen_at) values (?, ?, now() + interval '1 day')",
                    account.id(),
                    node);
            sql.execute(
                    "insert into visitor_presence (account_id, visitor_id, node_id) values (?, ?::uuid, ?)",
                    account.id(),
                    id,
                    node);
            return id;
        });
    }

    private static void bindings(ApiClient owner, TestAccount account, String secret, Map<String, String> ids) {
        for (String name : List.of("customer-bindings", "DELETE customer-bindings")) {
            ids.put(
                    name,
                    made(owner.post(
                            "/api/v1/customer-bindings",
                            Map.of(
                                    "agentId", account.agent(),
                                    "departmentId", account.support(),
                                    "email", name.replace(' ', '-') + "@" + secret + ".example"))));
        }
    }

    private void queues(TestAccount account, Map<String, String> ids) {
        String support = conversations.queue(account, account.support()).toString();
        ids.put("queues", support);
        ids.put("queueId", support);
        ids.put("overflowQueueId", conversations.queue(account, account.sales()).toString());
    }

    private static String view(ApiClient owner, String name) {
        return made(owner.post(
                "/api/v1/ticket-views", Map.of("scope", "OWN", "name", name, "filters", Map.of("state", "open"))));
    }

    /** A provider at which the colleague has signed in. */
    private void signOn(TestAccount account, ApiClient owner, String secret, Map<String, String> ids) {
        String provider = made(owner.post(
                "/api/v1/sign-on-providers",
                Map.of(
                        "kind", "AGENT_JWT",
                        "label", "Entrada " + secret.substring(7),
                        "issuer", secret + ".example",
                        "secret", secret + "-chave-com-mais-de-trinta-e-dois-bytes")));
        ids.put("sign-on-providers", provider);
        accounts.in(account.id(), () -> sql.insertInto(SIGN_ON_LINK)
                .set(SIGN_ON_LINK.ACCOUNT_ID, account.id())
                .set(SIGN_ON_LINK.PROVIDER_ID, java.util.UUID.fromString(provider))
                .set(SIGN_ON_LINK.SUBJECT, "pessoa " + secret)
                .set(SIGN_ON_LINK.AGENT_ID, account.colleague())
                .execute());
    }

    private void parties(ApiClient owner, String secret, Map<String, String> ids) {
        String head = made(owner.post("/api/v1/organizations", Map.of("name", "Matriz " + secret)));
        String part = made(owner.post(
                "/api/v1/organizations", Map.of("name", "Filial " + secret, "domains", List.of(secret + ".example"))));
        ids.put("organizations", part);
        ids.put("organizationId", head);
        ids.put("parentId", head);
        ids.put(
                "customers",
                made(owner.post(
                        "/api/v1/customers",
                        Map.of(
                                "name",
                                "Cliente " + secret,
                                "emails",
                                List.of("ana@" + secret + ".example"),
                                "externalId",
                                secret))));
        ids.put("customerId", ids.get("customers"));
        ids.put("DELETE customers", made(owner.post("/api/v1/customers", Map.of("name", "Avulso " + secret))));
        String category = made(owner.post(
                "/api/v1/categories",
                Map.of(
                        "name",
                        "Categoria " + secret,
                        "active",
                        true,
                        "departmentIds",
                        List.of(ids.get("departments"), ids.get("DELETE departments")))));
        ids.put("categories", category);
        ids.put("categoryId", category);
        ids.put("categoryIds", category);
        ids.put("defaultCategoryId", category);
        ids.put(
                "DELETE categories",
                made(owner.post(
                        "/api/v1/categories",
                        Map.of("name", "Livre " + secret, "active", true, "departmentIds", List.of()))));
    }

    private static Map<String, Object> field(String name) {
        return Map.of(
                "target",
                "TICKET_OPENING",
                "type",
                "BOOLEAN",
                "name",
                name,
                "active",
                true,
                "requiredForAgents",
                false,
                "classification",
                "NORMAL");
    }

    private static void calendar(ApiClient owner, String secret, Map<String, String> ids) {
        ids.put("ticket-statuses", status(owner, "Status " + secret, ids));
        ids.put("ids", ids.get("ticket-statuses"));
        ids.put("custom-fields", made(owner.post("/api/v1/custom-fields", field("Campo " + secret))));
        ids.put("fieldIds", ids.get("custom-fields"));
        ids.put("statusId", ids.get("ticket-statuses"));
        ids.put("tags", tag(owner, "Etiqueta " + secret));
        ids.put("tagId", ids.get("tags"));
        ids.put("addTagIds", ids.get("tags"));
        ids.put("removeTagIds", ids.get("tags"));
        ids.put("intoId", ids.get("tags"));
        ids.put("POST tags", tag(owner, "Repetida " + secret));
        ids.put("DELETE tags", tag(owner, "Solta " + secret));
        ids.put("holiday-calendars", calendar(owner, "Feriados " + secret));
        ids.put("calendarIds", ids.get("holiday-calendars"));
        ids.put("DELETE holiday-calendars", calendar(owner, "Sobras " + secret));
        ids.put("work-shifts", workShift(owner, "Dia " + secret));
        ids.put("workShiftId", ids.get("work-shifts"));
        ids.put("DELETE work-shifts", workShift(owner, "Livre " + secret));
    }

    private static String tag(ApiClient owner, String name) {
        return made(owner.post("/api/v1/tags", Map.of("name", name, "color", "BLUE", "active", true)));
    }

    private static String status(ApiClient owner, String name, Map<String, String> ids) {
        return made(owner.post(
                "/api/v1/ticket-statuses",
                Map.of(
                        "name",
                        name,
                        "color",
                        "BLUE",
                        "active",
                        true,
                        "shownToCustomers",
                        true,
                        "pausesSla",
                        false,
                        "departmentIds",
                        List.of(ids.get("departments")))));
    }

    private static String calendar(ApiClient owner, String name) {
        return made(owner.post(
                "/api/v1/holiday-calendars",
                Map.of("name", name, "days", List.of(Map.of("day", "2026-12-25", "yearly", true, "name", "Natal")))));
    }

    private static String workShift(ApiClient owner, String name) {
        return made(owner.post(
                "/api/v1/work-shifts",
                Map.of(
                        "name",
                        name,
                        "standard",
                        false,
                        "windows",
                        List.of(Map.of("weekday", 1, "starts", "08:00", "ends", "12:00")),
                        "calendarIds",
                        List.of())));
    }

    private static String chatTrigger(ApiClient owner, String name) {
        return made(owner.post(
                "/api/v1/chat-triggers",
                Map.ofEntries(
                        Map.entry("name", name),
                        Map.entry("description", ""),
                        Map.entry("active", true),
                        Map.entry("once", true),
                        Map.entry("timeZone", "UTC"),
                        Map.entry("weekdays", List.of()),
                        Map.entry("conditions", List.of()),
                        Map.entry("action", "INVITATION"),
                        Map.entry("text", "Precisa de ajuda?"))));
    }

    private static String cannedAnswer(ApiClient owner, String name) {
        return made(
                owner.post("/api/v1/canned-answers", Map.of("name", name, "scope", "OWN", "html", "<p>Pronto.</p>")));
    }

    private static String scheduled(ApiClient owner, String ticket) {
        var answer = owner.post(
                "/api/v1/tickets/" + ticket + "/scheduled-replies",
                Map.of(
                        "html",
                        "<p>Depois.</p>",
                        "sendAt",
                        OffsetDateTime.now().plusDays(30).toString()));
        return answer.json()
                .at("/items")
                .valueStream()
                .toList()
                .getLast()
                .at("/id")
                .asString();
    }

    private static void tickets(ApiClient owner, String secret, Map<String, String> ids) {
        String attachment = upload(owner, secret);
        ids.put("attachments", attachment);
        ids.put("fileId", attachment);
        ApiClient.Answer ticket = owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId", ids.get("customers"),
                        "departmentId", ids.get("departments"),
                        "subject", "Assunto " + secret,
                        "html", "<p>Texto " + secret + "</p>",
                        "attachmentIds", List.of(attachment),
                        "copies", List.of(Map.of("address", secret + "@copia.example"))));
        ids.put("tickets", made(ticket));
        ids.put("number", ticket.text("/number"));
        ids.put("mid", owner.get("/api/v1/tickets/" + ids.get("tickets")).text("/messages/0/id"));
        ids.put("messageId", ids.get("mid"));
        ids.put("copyId", ticket.text("/copies/0/id"));
        ids.put("ticketId", bound(owner, secret, ids));
        String bound = bound(owner, secret, ids);
        ids.put("POST tickets", bound);
        ids.put("PUT tickets", bound(owner, secret, ids));
        ids.put("targetId", bound(owner, secret, ids));
        ids.put("scheduled-replies", scheduled(owner, bound));
        ids.put("DELETE scheduled-replies", scheduled(owner, bound));
        ids.put(
                "lastSeenMessageId",
                made(owner.post("/api/v1/tickets/" + bound + "/replies", Map.of("html", "<p>Oi</p>"))));
        ids.put("messageIds", ids.get("lastSeenMessageId"));
        String leaving = bound(owner, secret, ids);
        owner.with("If-Match", "\"0\"")
                .put(
                        "/api/v1/tickets/" + leaving + "/schedule",
                        Map.of(
                                "startsAt",
                                OffsetDateTime.now().plusDays(30).toString(),
                                "note",
                                "Combinado " + secret));
        ids.put("DELETE tickets", leaving);
        ids.put("trash", discarded(owner, secret, ids));
        ids.put("DELETE trash", discarded(owner, secret, ids));
    }

    private static String discarded(ApiClient owner, String secret, Map<String, String> ids) {
        String ticket = bound(owner, secret, ids);
        owner.delete("/api/v1/tickets/" + ticket);
        return ticket;
    }

    private static String bound(ApiClient owner, String secret, Map<String, String> ids) {
        String ticket = made(owner.post(
                "/api/v1/tickets",
                Map.of(
                        "customerId",
                        ids.get("customers"),
                        "departmentId",
                        ids.get("departments"),
                        "subject",
                        "Vinculado " + secret,
                        "html",
                        "<p>Texto " + secret + "</p>")));
        owner.post("/api/v1/tickets/" + ticket + "/bind", Map.of());
        return ticket;
    }

    private Map<String, String> mail(TestAccount account, String secret, Map<String, String> ids) {
        byte[] hash = sha256(secret);
        UUID mailbox = sql.insertInto(MAILBOX)
                .set(MAILBOX.ACCOUNT_ID, account.id())
                .set(MAILBOX.NAME, secret)
                .set(MAILBOX.ADDRESS, "suporte@" + secret + ".example")
                .set(MAILBOX.DEPARTMENT_ID, account.support())
                .set(MAILBOX.ACTIVE, false)
                .set(MAILBOX.IMAP_HOST, "localhost")
                .set(MAILBOX.IMAP_PORT, 1)
                .set(MAILBOX.IMAP_SECURITY, "NONE")
                .set(MAILBOX.IMAP_USER, secret)
                .set(MAILBOX.IMAP_SECRET, new byte[] {1})
                .returningResult(MAILBOX.ID)
                .fetchSingle()
                .value1();
        sql.insertInto(OUTGOING_SERVER)
                .set(OUTGOING_SERVER.ACCOUNT_ID, account.id())
                .set(OUTGOING_SERVER.SMTP_HOST, "localhost")
                .set(OUTGOING_SERVER.SMTP_PORT, 1)
                .set(OUTGOING_SERVER.SMTP_SECURITY, "NONE")
                .set(OUTGOING_SERVER.FROM_NAME, secret)
                .set(OUTGOING_SERVER.FROM_ADDRESS, "aviso@" + secret + ".example")
                .execute();
        sql.insertInto(STORED_FILE)
                .set(STORED_FILE.ACCOUNT_ID, account.id())
                .set(STORED_FILE.SHA256, hash)
                .set(STORED_FILE.SIZE_BYTES, 1L)
                .execute();
        UUID incoming = sql.insertInto(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.ACCOUNT_ID, account.id())
                .set(INCOMING_EMAIL.MAILBOX_ID, mailbox)
                .set(INCOMING_EMAIL.FINGERPRINT, hash)
                .set(INCOMING_EMAIL.SOURCE, hash)
                .set(INCOMING_EMAIL.SUBJECT, secret)
                .set(INCOMING_EMAIL.OUTCOME, "SET_ASIDE")
                .returningResult(INCOMING_EMAIL.ID)
                .fetchSingle()
                .value1();
        UUID outgoing = sql.insertInto(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.ACCOUNT_ID, account.id())
                .set(OUTGOING_EMAIL.RFC_ID, "<" + secret + "@x.example>")
                .set(OUTGOING_EMAIL.KIND, "REPLY")
                .set(OUTGOING_EMAIL.AUTOMATIC, false)
                .set(OUTGOING_EMAIL.FROM_NAME, secret)
                .set(OUTGOING_EMAIL.FROM_ADDRESS, "x@x.example")
                .set(OUTGOING_EMAIL.TO_ADDRESS, "y@x.example")
                .set(OUTGOING_EMAIL.SUBJECT, secret)
                .set(OUTGOING_EMAIL.HTML, secret)
                .set(OUTGOING_EMAIL.STATE, "FAILED")
                .returningResult(OUTGOING_EMAIL.ID)
                .fetchSingle()
                .value1();
        sql.insertInto(BLOCKED_ADDRESS)
                .set(BLOCKED_ADDRESS.ACCOUNT_ID, account.id())
                .set(BLOCKED_ADDRESS.ADDRESS, "mau@" + secret + ".example")
                .execute();
        UUID notification = sql.insertInto(NOTIFICATION)
                .set(NOTIFICATION.ACCOUNT_ID, account.id())
                .set(NOTIFICATION.AGENT_ID, account.owner())
                .set(NOTIFICATION.KIND, "TICKET_OPENED")
                .set(NOTIFICATION.TICKET_ID, UUID.fromString(ids.get("tickets")))
                .returningResult(NOTIFICATION.ID)
                .fetchSingle()
                .value1();
        ids.put("passkeys", passkey(account).toString());
        ids.put("devices", device(account).toString());
        UUID backup = sql.insertInto(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.ACCOUNT_ID, account.id())
                .set(ACCOUNT_BACKUP.STATE, "FAILED")
                .set(ACCOUNT_BACKUP.EXPIRES_AT, OffsetDateTime.now().plusDays(1))
                .returningResult(ACCOUNT_BACKUP.ID)
                .fetchSingle()
                .value1();
        ids.put("backups", backup.toString());
        ids.put("ticket-exports", export(account).toString());
        ids.put("DELETE ticket-exports", export(account).toString());
        ids.put("mailboxes", mailbox.toString());
        ids.put("mailboxId", mailbox.toString());
        ids.put("incoming-emails", incoming.toString());
        ids.put("outgoing-emails", outgoing.toString());
        ids.put("blocked-addresses", "mau@" + secret + ".example");
        ids.put("notifications", notification.toString());
        return ids;
    }

    private UUID export(TestAccount account) {
        return sql.insertInto(TICKET_EXPORT)
                .set(TICKET_EXPORT.ACCOUNT_ID, account.id())
                .set(TICKET_EXPORT.AGENT_ID, account.owner())
                .set(TICKET_EXPORT.FORMAT, "CSV")
                .set(TICKET_EXPORT.FILTER, JSONB.valueOf("{}"))
                .set(TICKET_EXPORT.COLUMNS, new String[0])
                .set(TICKET_EXPORT.CREATED_AT, OffsetDateTime.now())
                .set(TICKET_EXPORT.STATE, "FAILED")
                .set(TICKET_EXPORT.EXPIRES_AT, OffsetDateTime.now().plusDays(1))
                .returningResult(TICKET_EXPORT.ID)
                .fetchSingle()
                .value1();
    }

    private static String token(ApiClient owner, String secret) {
        ApiClient.Answer made = owner.post(
                "/api/v1/api-tokens",
                Map.of(
                        "name",
                        "Programa " + secret,
                        "scopes",
                        List.of("tickets:read"),
                        "addresses",
                        List.of(),
                        "days",
                        1));
        if (made.status() != 201) {
            throw new IllegalStateException(made.status() + " " + made.json());
        }
        return made.text("/token/id");
    }

    private String group(TestAccount account) {
        return accounts.in(account.id(), () -> sql.fetchSingle(
                        "select id from permission_group where account_id = ? and is_default", account.id())
                .into(String.class));
    }

    private UUID passkey(TestAccount account) {
        return sql.insertInto(AGENT_PASSKEY)
                .set(AGENT_PASSKEY.ACCOUNT_ID, account.id())
                .set(AGENT_PASSKEY.AGENT_ID, account.owner())
                .set(AGENT_PASSKEY.NAME, "Chave")
                .set(AGENT_PASSKEY.CREDENTIAL_ID, sha256(account.login()))
                .set(AGENT_PASSKEY.CREDENTIAL_DATA, sha256(account.login()))
                .returningResult(AGENT_PASSKEY.ID)
                .fetchSingle()
                .value1();
    }

    private UUID device(TestAccount account) {
        return sql.insertInto(AGENT_DEVICE)
                .set(AGENT_DEVICE.ACCOUNT_ID, account.id())
                .set(AGENT_DEVICE.AGENT_ID, account.owner())
                .set(AGENT_DEVICE.KEY_HASH, sha256(account.login()))
                .set(AGENT_DEVICE.IP, "203.0.113.7")
                .returningResult(AGENT_DEVICE.ID)
                .fetchSingle()
                .value1();
    }

    private String session(TestAccount account) {
        accounts.signedIn(account, account.owner());
        return accounts.in(account.id(), () -> sql.fetchSingle(
                        "select id from agent_session where account_id = ? and agent_id = ? order by id desc limit 1",
                        account.id(),
                        account.owner())
                .into(String.class));
    }

    /** What every table holds of an account: rows and a fingerprint of their content. */
    public Map<String, String> contents(TestAccount account) {
        return accounts.in(account.id(), () -> {
            Map<String, String> contents = new TreeMap<>();
            List<String> tables = sql.fetch("select table_name from information_schema.columns c"
                            + " join information_schema.tables t using (table_schema, table_name)"
                            + " where table_schema = 'public' and column_name = 'account_id'"
                            + " and t.table_type = 'BASE TABLE' and table_name not like '%_directory' order by 1")
                    .into(String.class);
            for (String table : tables) {
                String content =
                        MOVING.contains(table) ? "''" : "coalesce(md5(string_agg(t::text, '' order by t::text)), '')";
                contents.put(
                        table,
                        sql.fetchSingle(
                                        "select count(*) || ' ' || " + content + " from " + table
                                                + " t where account_id = ?",
                                        account.id())
                                .into(String.class));
            }
            return contents;
        });
    }

    private static String upload(ApiClient client, String secret) {
        return made(client.upload("/api/v1/attachments", secret + ".png", "image/png", PICTURE));
    }

    private static String made(ApiClient.Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.json());
        }
        return answer.text("/id");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
