package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.channel.email.message.IncomingMessage;
import app.balcao.channel.email.message.MessageParser;
import app.balcao.channel.email.message.UnreadableMessageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** An account of a test's own with a mailbox on a real mail server, a customer who writes to it and who answers. */
final class SupportDesk implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(40);

    static {
        // The mail server's threads end with an exception when a line is cut: no failure of what is waited for
        // meanwhile.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    final String id = UUID.randomUUID().toString().substring(0, 8);
    final String address = "suporte-" + id + "@balcao.example";
    final String customer = "ana-" + id + "@padaria.example";
    final MailServer mail = new MailServer(address, customer);
    final TestAccount account;
    final ApiClient owner;
    final ApiClient agent;

    SupportDesk(TestAccounts accounts) {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        agent = accounts.signedIn(account, account.agent());
    }

    /** With a mailbox that is collected from and sent by the mail server. */
    static SupportDesk withMailbox(TestAccounts accounts) {
        SupportDesk desk = new SupportDesk(accounts);
        desk.addMailbox(desk.mail.form(desk.address, desk.account.support()));
        return desk;
    }

    /** Sets a mailbox up; answers its id. */
    String addMailbox(Map<String, Object> form) {
        Answer created = owner.post("/api/v1/mailboxes", form);
        assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
        return created.text("/id");
    }

    /** Headers of a message from the customer that has a Message-ID of the test's own. */
    String headers(String subject, String messageId) {
        return "From: Ana <" + customer + ">\nTo: " + address + "\nSubject: " + subject + "\nMessage-ID: "
                + id(messageId) + "\n";
    }

    String id(String messageId) {
        return "<" + messageId + "-" + id + "@padaria.example>";
    }

    void deliver(String source) {
        mail.deliver(address, source);
    }

    /** The row of the ticket with a subject, once there is one. */
    JsonNode awaitTicket(String subject) {
        return await().atMost(PATIENCE).until(() -> ticket(subject), found -> !found.isMissingNode());
    }

    private JsonNode ticket(String subject) {
        JsonNode items = agent.get("/api/v1/tickets").json().at("/items");
        return items.valueStream()
                .filter(each -> each.at("/subject").asString().equals(subject))
                .findFirst()
                .orElseGet(() -> items.at("/missing"));
    }

    /** A ticket's page. */
    JsonNode page(JsonNode row) {
        return agent.get("/api/v1/tickets/" + row.at("/id").asString()).json();
    }

    /** What was collected, newest first. */
    List<JsonNode> collected() {
        return owner.get("/api/v1/incoming-emails")
                .json()
                .at("/items")
                .valueStream()
                .toList();
    }

    List<String> outcomes() {
        return collected().stream().map(each -> each.at("/outcome").asString()).toList();
    }

    void awaitOutcomes(String... outcomes) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes()).containsExactlyInAnyOrder(outcomes));
    }

    /** The mails that reached an address, once there are so many. */
    List<IncomingMessage> awaitMail(String to, int count) {
        await().atMost(PATIENCE).until(() -> mail.inbox(to).size() >= count);
        return mail.inbox(to).stream().map(SupportDesk::parse).toList();
    }

    static IncomingMessage parse(byte[] source) {
        try {
            return MessageParser.parse(source);
        } catch (UnreadableMessageException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /** Ends the collecting before the server goes, so that it is not looked for in vain. */
    @Override
    public void close() {
        owner.get("/api/v1/mailboxes")
                .json()
                .at("/items")
                .valueStream()
                .forEach(each ->
                        owner.delete("/api/v1/mailboxes/" + each.at("/id").asString()));
        mail.close();
    }
}
