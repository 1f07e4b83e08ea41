package app.balcao.conversation;

import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CONVERSATION;
import static app.balcao.schema.Tables.TICKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.selectDistinct;

import app.balcao.ApiClient;
import app.balcao.ApiClient.Answer;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.conversation.desk.ConversationTrash;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of conversations: tickets, transcripts, ratings, the trash. */
@BalcaoTest
class ConversationAfterwardsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private TestConversations conversations;

    @Autowired
    private ConversationRatings ratings;

    @Autowired
    private ConversationTranscripts transcripts;

    @Autowired
    private ConversationTrash trash;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient owner;
    private ApiClient manager;
    private ApiClient agent;
    private Conversation active;

    @BeforeEach
    void open() {
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
        manager = accounts.signedIn(account, account.manager());
        agent = accounts.signedIn(account, account.agent());
        active = conversations.attended(account, account.agent());
    }

    @Test
    @Rule("WCH-24")
    void itsTicketHoldsTheFilesThemselves() {
        byte[] content = "da loja".getBytes(StandardCharsets.UTF_8);
        String file = agent.upload("/api/v1/attachments", "nota.txt", "text/plain", content)
                .text("/id");
        assertThat(agent.post(
                                path() + "/messages",
                                Map.of("clientId", UUID.randomUUID(), "text", "Segue", "attachmentId", file))
                        .status())
                .isEqualTo(200);
        String ticket =
                agent.post(path() + "/ticket", Map.of("subject", "Nota")).text("/ticketId");
        Answer page = agent.get("/api/v1/tickets/" + ticket);
        assertThat(accounts.in(account.id(), () -> sql.select(TICKET.ORIGIN)
                        .from(TICKET)
                        .where(TICKET.ID.eq(UUID.fromString(ticket)))
                        .fetchSingle(TICKET.ORIGIN)))
                .isEqualTo("CHAT");
        assertThat(page.text("/messages/0/attachments/0/name")).isEqualTo("nota.txt");
        String own = page.text("/messages/0/attachments/0/id");
        assertThat(own).as("it stays when the conversation goes").isNotEqualTo(file);
        assertThat(agent.get("/api/v1/attachments/" + own + "/content").raw().body())
                .isEqualTo(content);
        assertThat(accounts.in(
                        account.id(),
                        () -> sql.fetchCount(selectDistinct(ATTACHMENT.SHA256)
                                .from(ATTACHMENT)
                                .where(ATTACHMENT.NAME.eq("nota.txt")))))
                .as("and is stored once")
                .isEqualTo(1);
    }

    @Test
    @Rule("WCH-24")
    void aConversationBecomesATicketOnce() {
        conversations.says(account, active, "O sofá veio <b>rasgado</b>");
        agent.post(path() + "/notes", Map.of("text", "Segredo nosso"));
        String customer = owner.post(
                        "/api/v1/customers", Map.of("name", "Clara", "emails", List.of("clara@cliente.example")))
                .text("/id");
        String ticket = agent.post(path() + "/ticket", Map.of("subject", "Sofá rasgado"))
                .text("/ticketId");
        assertThat(agent.post(path() + "/ticket", Map.of()).text("/ticketId")).isEqualTo(ticket);
        Answer page = agent.get("/api/v1/tickets/" + ticket);
        assertThat(page.text("/ticket/subject")).isEqualTo("Sofá rasgado");
        assertThat(page.text("/ticket/customer/id")).isEqualTo(customer);
        assertThat(page.text("/messages/0/html"))
                .contains("Clara Nogueira", "Oi", "rasgado&lt;/b&gt;")
                .doesNotContain("Segredo");
        assertThat(agent.get(path()).text("/conversation/ticketId")).isEqualTo(ticket);
        assertThat(agent.get(path()).json().at("/panel/tickets").findValuesAsString("id"))
                .contains(ticket);
    }

    @Test
    @Rule("WCH-24")
    void whoToldAnEmailThatNobodyHasBecomesTheTicketsCustomer() {
        String ticket = agent.post(path() + "/ticket", Map.of()).text("/ticketId");
        Answer page = agent.get("/api/v1/tickets/" + ticket);
        assertThat(page.text("/ticket/customer/name")).isEqualTo("Clara Nogueira");
        assertThat(owner.get("/api/v1/customers?search=clara@cliente.example")
                        .json()
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    @Rule("WCH-24")
    void forWhoToldNoEmailACustomerIsChosen() {
        Conversation anonymous = conversations.attended(
                account, conversations.waiting(account, account.support(), null), account.agent());
        String ticketOf = "/api/v1/conversations/" + anonymous.id() + "/ticket";
        assertThat(agent.post(ticketOf, Map.of()).text("/errors/0/field")).isEqualTo("customerId");
        String customer = owner.post("/api/v1/customers", Map.of("name", "Rui")).text("/id");
        assertThat(agent.post(ticketOf, Map.of("customerId", customer)).status())
                .isEqualTo(200);
    }

    @Test
    @Rule("CHT-13")
    void aTranscriptGoesToTheCustomerWithoutWhatAgentsTellEachOther() {
        agent.post(path() + "/notes", Map.of("text", "Segredo nosso"));
        assertThat(agent.post(path() + "/transcript", null).status()).isEqualTo(202);
        List<String> mails = accounts.in(account.id(), () -> sql.fetch(
                        "select html from outgoing_email where to_address = 'clara@cliente.example'")
                .into(String.class));
        assertThat(mails).hasSize(1);
        assertThat(mails.getFirst()).contains("Oi", "Clara Nogueira").doesNotContain("Segredo");
        Tenant.run(account.id(), () -> transcripts.askedByCustomer(active.id(), active.contact(), "eu@casa.example"));
        assertThatThrownBy(() -> Tenant.run(
                        account.id(), () -> transcripts.askedByCustomer(active.id(), active.contact(), "nada")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Tenant.run(
                        account.id(), () -> transcripts.askedByCustomer(active.id(), "outro", "eu@casa.example")))
                .isInstanceOf(Problem.class);
        assertThat(agent.post(path() + "/transcript", null).status()).isEqualTo(202);
        assertThat(agent.post(path() + "/transcript", null).status())
                .as("three an hour")
                .isEqualTo(429);
        Conversation nameless = conversations.attended(
                account, conversations.waiting(account, account.support(), null), account.agent());
        assertThat(agent.post("/api/v1/conversations/" + nameless.id() + "/transcript", null)
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Rule({"RAT-3", "RAT-4"})
    void aConversationIsRatedOnceWithinTwentyMinutesOfItsEnd() {
        assertThat(rating(active, 5)).as("before its end").isEqualTo("conflict");
        end(active);
        assertThat(rating(active, 6)).isEqualTo("validation");
        assertThat(rating(active, 5)).isEmpty();
        assertThat(rating(active, 5)).as("sent again").isEmpty();
        assertThat(rating(active, 1)).isEqualTo("conflict");
        Conversation late = conversations.attended(account, account.agent());
        end(late);
        conversations.change(
                account,
                late.id(),
                row -> row.set(CONVERSATION.ENDED_AT, OffsetDateTime.now().minusMinutes(21)));
        assertThat(rating(late, 5)).isEqualTo("conflict");
        Conversation other = conversations.attended(account, account.agent());
        end(other);
        assertThat(rating(other, 2)).isEmpty();
        Answer satisfaction = owner.get("/api/v1/conversation-ratings/satisfaction");
        assertThat(satisfaction.json().at("/items")).hasSize(1);
        assertThat(satisfaction.json().at("/items/0/csat").asDouble()).isEqualTo(50);
        assertThat(satisfaction.json().at("/items/0/average").asDouble()).isEqualTo(3.5);
    }

    @Test
    @Rule("WCH-14")
    void theRatingOfAChatSaysNothingOfTheTicketItBecame() {
        end(active);
        assertThat(rating(active, 1)).isEmpty();
        String ticket = agent.post(path() + "/ticket", Map.of()).text("/ticketId");
        assertThat(ticket).isNotEmpty();
        assertThat(owner.get("/api/v1/tickets/" + ticket).json().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("rating", "stars");
        assertThat(owner.get("/api/v1/conversation-ratings").json().at("/items"))
                .hasSize(1);
    }

    @Test
    @Rule("RAT-3")
    void whatNobodyAttendedIsNotRated() {
        Conversation left = conversations.waiting(account);
        assertThat(manager.post("/api/v1/conversations/" + left.id() + "/end", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(rating(left, 5)).isEqualTo("conflict");
    }

    @Test
    @Rule({"RAT-1", "RAT-4"})
    void aDepartmentAsksByFacesOrNotAtAll() {
        department("rating_format = 'FACES'");
        end(active);
        assertThat(rating(active, 4)).as("no face").isEqualTo("validation");
        assertThat(rating(active, 5)).isEmpty();
        Conversation sad = conversations.attended(account, account.agent());
        end(sad);
        assertThat(rating(sad, 1)).isEmpty();
        var listed = owner.get("/api/v1/conversation-ratings");
        assertThat(listed.json().at("/items").findValuesAsString("format")).containsExactly("FACES", "FACES");
        var satisfaction = owner.get("/api/v1/conversation-ratings/satisfaction");
        assertThat(satisfaction.json().at("/items/0/csat").asDouble()).isEqualTo(50);
        assertThat(satisfaction.json().at("/items/0/average").asDouble()).isEqualTo(3);
        department("rating_asked = false");
        Conversation unasked = conversations.attended(account, account.agent());
        end(unasked);
        assertThat(rating(unasked, 5)).isEqualTo("conflict");
    }

    @Test
    @Rule("CHT-13")
    void aDepartmentIsSentACopyOfWhatEndsWhereItWantsOne() {
        conversations.says(account, active, "O sofá veio <b>rasgado</b>");
        agent.post(path() + "/notes", Map.of("text", "Segredo nosso"));
        department("contact_email = 'vendas@loja.example'");
        Conversation before = conversations.attended(account, account.agent());
        end(before);
        assertThat(copies()).isEmpty();
        department("transcript_copied = true");
        end(active);
        assertThat(copies()).hasSize(1);
        assertThat(copies().getFirst())
                .contains("Clara Nogueira", "clara@cliente.example", "4711", "rasgado&lt;/b&gt;")
                .doesNotContain("Segredo");
        end(active);
        assertThat(copies()).as("ended again").hasSize(1);
    }

    private List<String> copies() {
        return accounts.in(account.id(), () -> sql.fetch(
                        "select html from outgoing_email where to_address = 'vendas@loja.example'")
                .into(String.class));
    }

    private void department(String how) {
        accounts.in(
                account.id(), () -> sql.execute("update department set " + how + " where id = ?", account.support()));
    }

    @Test
    @Rule("RAT-5")
    void administratorsAndManagersSeeRatingsAndAgentsWithThePermission() {
        end(active);
        rating(active, 4);
        for (ApiClient leader : List.of(owner, manager)) {
            assertThat(leader.get("/api/v1/conversation-ratings").text("/items/0/comment"))
                    .isEqualTo("Gostei");
            assertThat(leader.get(path()).text("/rating/comment")).isEqualTo("Gostei");
            assertThat(leader.get(path()).json().at("/conversation/rating").asInt())
                    .isEqualTo(4);
        }
        Conversation ofSales = conversations.attended(
                account, conversations.waiting(account, account.sales(), null), account.seller());
        assertThat(owner.post("/api/v1/conversations/" + ofSales.id() + "/end", Map.of())
                        .status())
                .isEqualTo(200);
        rating(ofSales, 1);
        assertThat(owner.get("/api/v1/conversation-ratings").json().at("/items"))
                .hasSize(2);
        assertThat(manager.get("/api/v1/conversation-ratings").json().at("/items"))
                .as("of those departments alone that they manage")
                .hasSize(1);
        assertThat(agent.get("/api/v1/conversation-ratings").status()).isEqualTo(403);
        assertThat(agent.get(path()).json().at("/conversation/rating").isNull()).isTrue();
        assertThat(agent.get(path()).json().at("/rating").isNull()).isTrue();
        groups.permit(account, account.agent(), Set.of(Permission.CHAT_RATINGS_VIEW));
        assertThat(agent.get("/api/v1/conversation-ratings").json().at("/items"))
                .hasSize(1);
        assertThat(agent.get("/api/v1/conversation-ratings?departmentId=" + account.sales())
                        .json()
                        .at("/items"))
                .isEmpty();
        assertThat(agent.get(path()).json().at("/conversation/rating").asInt()).isEqualTo(4);
    }

    @Test
    @Rule("WCH-13")
    void whatIsOverGoesToTheTrashAndComesBackOrIsGoneAfterSevenDays() {
        assertThat(manager.delete(path()).status()).as("it goes on").isEqualTo(409);
        end(active);
        assertThat(agent.delete(path()).status()).isEqualTo(403);
        assertThat(manager.delete(path()).status()).isEqualTo(204);
        assertThat(manager.get(path()).status()).isEqualTo(404);
        assertThat(manager.delete(path()).status()).isEqualTo(404);
        assertThat(manager.get("/api/v1/conversations?view=ENDED").json().at("/items"))
                .isEmpty();
        assertThat(manager.get("/api/v1/trash/conversations").text("/items/0/id"))
                .isEqualTo(active.id().toString());
        assertThat(agent.get("/api/v1/trash/conversations").status()).isEqualTo(403);
        String inTrash = "/api/v1/trash/conversations/" + active.id();
        assertThat(manager.post(inTrash + "/restore", null).text("/id"))
                .isEqualTo(active.id().toString());
        assertThat(manager.get(path()).status()).isEqualTo(200);
        Conversation other = conversations.attended(account, account.agent());
        end(other);
        assertThat(manager.post(
                                "/api/v1/trash/conversations",
                                Map.of("conversationIds", List.of(active.id(), other.id())))
                        .status())
                .isEqualTo(204);
        assertThat(manager.delete(inTrash).status()).isEqualTo(204);
        assertThat(manager.post(inTrash + "/restore", null).status()).isEqualTo(404);
        accounts.in(
                account.id(),
                () -> sql.execute("select set_config('app.trash', 'open', true)")
                        + sql.update(CONVERSATION)
                                .set(
                                        CONVERSATION.DELETED_AT,
                                        OffsetDateTime.now().minus(ConversationTrash.KEPT))
                                .where(CONVERSATION.ID.eq(other.id()))
                                .execute());
        assertThat(manager.post("/api/v1/trash/conversations/" + other.id() + "/restore", null)
                        .status())
                .as("its days are over")
                .isEqualTo(404);
        Tenant.run(account.id(), () -> assertThat(trash.purge()).isFalse());
        assertThat(manager.get("/api/v1/trash/conversations").json().at("/items"))
                .isEmpty();
        assertThat(owner.get("/api/v1/audit-entries?itemType=conversation")
                        .json()
                        .at("/items")
                        .findValuesAsString("action"))
                .contains("conversation.discarded", "conversation.restored", "conversation.removed");
    }

    @Test
    @Rule("WCH-13")
    void aHundredAtOnceAreDeletedAtMostAndAllOrNone() {
        end(active);
        Conversation goesOn = conversations.attended(account, account.agent());
        assertThat(discard(List.of(active.id(), goesOn.id())).status()).isEqualTo(409);
        assertThat(manager.get(path()).status()).as("none of them").isEqualTo(200);
        List<UUID> many = Stream.generate(UUID::randomUUID).limit(101).toList();
        assertThat(discard(many).status()).isEqualTo(400);
        assertThat(discard(many.subList(0, 100)).status())
                .as("which nobody knows")
                .isEqualTo(404);
    }

    private Answer discard(List<UUID> ids) {
        return manager.post("/api/v1/trash/conversations", Map.of("conversationIds", ids));
    }

    @Test
    @Rule("WCH-13")
    void aCustomersConversationsGoToTheTrashWithThem() {
        Conversation theirs = ofClara();
        String customer = "/api/v1/customers/" + theirs.customerId();
        assertThat(owner.delete(customer).status()).as("it goes on").isEqualTo(409);
        end(theirs);
        assertThat(owner.delete(customer).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/conversations/" + theirs.id()).status()).isEqualTo(404);
        assertThat(owner.get(path()).status()).as("somebody else's").isEqualTo(200);
        var back = owner.post("/api/v1/trash/conversations/" + theirs.id() + "/restore", null);
        assertThat(back.text("/customerName")).isEqualTo("Clara Nogueira");
        assertThat(owner.get("/api/v1/conversations/" + theirs.id()).status()).isEqualTo(200);
        assertThat(audited()).contains("conversation.discarded", "conversation.restored");
    }

    @Test
    @Rule({"WCH-13", "AUD-7"})
    void nothingIsKeptOfWhomIsErased() {
        Conversation discarded = ofClara();
        Conversation theirs = conversations.attended(account, account.agent());
        end(discarded);
        end(theirs);
        assertThat(owner.delete("/api/v1/conversations/" + discarded.id()).status())
                .isEqualTo(204);
        assertThat(owner.delete("/api/v1/customers/" + theirs.customerId() + "?erase=true")
                        .status())
                .isEqualTo(204);
        assertThat(owner.get("/api/v1/trash/conversations").json().at("/items")).isEmpty();
        assertThat(audited()).contains("conversation.removed");
    }

    /** One that is attended, of somebody who is a customer. */
    private Conversation ofClara() {
        owner.post("/api/v1/customers", Map.of("name", "Clara", "emails", List.of("clara@cliente.example")));
        return conversations.attended(account, account.agent());
    }

    private List<String> audited() {
        return owner.get("/api/v1/audit-entries?itemType=conversation")
                .json()
                .at("/items")
                .findValuesAsString("action");
    }

    private void end(Conversation conversation) {
        assertThat(agent.post("/api/v1/conversations/" + conversation.id() + "/end", Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** The kind of refusal; empty for none. */
    private String rating(Conversation conversation, int stars) {
        try {
            Tenant.run(account.id(), () -> ratings.rate(conversation.id(), conversation.contact(), stars, "Gostei"));
            return "";
        } catch (Problem refused) {
            return refused.kind();
        }
    }

    private String path() {
        return "/api/v1/conversations/" + active.id();
    }
}
