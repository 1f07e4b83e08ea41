package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tickets are found by their tags. */
@BalcaoTest
class TagSearchTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient owner;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        owner = accounts.signedIn(account, account.owner());
    }

    @Test
    @Rule({"SRC-1", "SRC-9"})
    void aWordFindsTicketsByTheirTagsOnceAndWithTheRestThatHasIt() {
        long tagged = opened("Troca", "<p>Sobre a garantia</p>", "Garantia estendida <3 anos>");
        long written = opened("Pergunta", "<p>Tenho garantia?</p>");
        opened("Outro", "<p>Nada disso</p>", "Urgente");
        List<JsonNode> found = found("garantia");
        assertThat(found.stream().map(each -> each.at("/number").asLong())).containsExactly(written, tagged);
        assertThat(found.getLast().at("/match/where").asString()).isEqualTo("TAG");
        assertThat(found.getLast().at("/match/excerpt").asString())
                .isEqualTo("<mark>Garantia</mark> estendida &lt;3 anos&gt;");
        assertThat(numbers("GARANTÍA esten")).containsExactly(tagged);
        assertThat(numbers("estendida")).containsExactly(tagged);
        assertThat(numbers("sten")).isEmpty();
    }

    @Test
    @Rule("SRC-13")
    void anOperatorNarrowsToWhatHasTheTagAndSeveralToWhatHasThemAll() {
        long both = opened("Mesa", "<p>mesa</p>", "Garantia", "Visita técnica");
        long one = opened("Cadeira", "<p>mesa</p>", "Garantia");
        opened("Nada", "<p>mesa</p>");
        assertThat(numbers("etiqueta:garantia")).containsExactly(one, both);
        assertThat(numbers("tag:Garantia etiqueta:\"visita técnica\"")).containsExactly(both);
        assertThat(numbers("etiqueta:visita mesa")).containsExactly(both);
        assertThat(numbers("mesa etiqueta:garantia")).containsExactlyInAnyOrder(one, both);
        String garantia = owner.get("/api/v1/tags")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/name").asString().equals("Garantia"))
                .findFirst()
                .orElseThrow()
                .at("/id")
                .asString();
        assertThat(owner.get("/api/v1/tickets?tagId=" + garantia + "&search=etiqueta:visita")
                        .json()
                        .at("/items"))
                .as("a ticket may have both")
                .hasSize(1);
        var unknown = owner.get("/api/v1/tickets?search=etiqueta:girafa");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/errors/0/message")).contains("Nenhuma etiqueta se chama “girafa”");
    }

    private long opened(String subject, String html, String... tags) {
        OpenedTicket made = tickets.fromCustomer(
                account, account.support(), tickets.customer(account, "Clara Cliente"), subject, html);
        for (String tag : tags) {
            var given = owner.post("/api/v1/tickets/" + made.id() + "/tags", Map.of("name", tag));
            assertThat(given.status()).as(String.valueOf(given.json())).isEqualTo(200);
        }
        return made.number();
    }

    private List<Long> numbers(String search) {
        return found(search).stream().map(each -> each.at("/number").asLong()).toList();
    }

    private List<JsonNode> found(String search) {
        var answer = owner.get("/api/v1/tickets?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(String.valueOf(answer.json())).isEqualTo(200);
        return answer.json().at("/items").valueStream().toList();
    }
}
