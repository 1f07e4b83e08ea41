package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a search finds, and how it shows where. */
@BalcaoTest
class TicketSearchTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient agent;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule({"SRC-2", "SRC-9"})
    void wordsAreFoundWhateverTheirAccentsCaseAndEnding() {
        tickets.fromCustomer(
                account,
                account.support(),
                tickets.customer(account, "Zélia"),
                "Pedido",
                "<p>As <b>impressões</b> dos boletos saíram &lt;tortas&gt; ontem</p>");
        JsonNode found = only("IMPRESSOES boleto");
        assertThat(found.at("/match/where").asString()).isEqualTo("MESSAGE");
        assertThat(found.at("/match/excerpt").asString())
                .contains("<mark>impressões</mark>", "<mark>boletos</mark>", "&lt;tortas&gt;");
        assertThat(numbers("girafa")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "devolução, devoluções",
        "sugestão, SUGESTOES",
        "montagem, montagens",
        "cupom, cupons",
        "material, materiais",
        "móvel, móveis",
        "fácil, faceis",
        "perfil, perfis",
        "lençol, lençóis",
        "azul, azuis",
        "pão, pães"
    })
    @Rule({"SRC-2", "SRC-9"})
    void pluralsAndSingularsFindEachOther(String singular, String plural) {
        long one = tickets.fromCustomer(account, "Sobre " + singular + " novo").number();
        long several =
                tickets.fromCustomer(account, "Sobre " + plural + " novos").number();
        for (String typed : List.of(singular, plural)) {
            JsonNode found = search("novos " + typed);
            assertThat(found.valueStream().map(each -> each.at("/number").asLong()))
                    .as(typed)
                    .containsExactly(several, one);
            assertThat(found.valueStream().map(each -> each.at("/match/excerpt").asString()))
                    .as("marked for %s", typed)
                    .containsExactly(
                            "Sobre <mark>" + plural + "</mark> <mark>novos</mark>",
                            "Sobre <mark>" + singular + "</mark> <mark>novo</mark>");
        }
        assertThat(numbers("\"sobre " + plural + "\"")).containsExactly(several);
        assertThat(numbers("novo -" + plural)).isEmpty();
    }

    @Test
    @Rule("SRC-2")
    void theLastWordMayBeABeginning() {
        long number = tickets.fromCustomer(account, "Catraca emperrada").number();
        assertThat(numbers("emperr")).containsExactly(number);
        assertThat(numbers("catr emperrada")).isEmpty();
        assertThat(numbers("\"catraca emp")).isEmpty();
    }

    @Test
    @Rule({"SRC-2", "SRC-9"})
    void aBeginningIsOfTheWordAsItWasTyped() {
        tickets.fromCustomer(account, "Entrega em Florianópolis");
        long flower = tickets.fromCustomer(account, "Uma flor murcha").number();
        assertThat(numbers("flores")).containsExactly(flower);
        assertThat(numbers("uma flores")).containsExactly(flower);
        JsonNode match = only("murcha flores").get("match");
        assertThat(match.get("where").asString()).isEqualTo("SUBJECT");
        assertThat(match.get("excerpt").asString()).contains("<mark>flor</mark>", "<mark>murcha</mark>");
        assertThat(numbers("florian")).hasSize(1).doesNotContain(flower);
    }

    @Test
    @Rule("SRC-9")
    void aWordThatMustNotOccurIsNotLookedForInTheSubject() {
        tickets.fromCustomer(account, "Gaveta emperrada");
        assertThat(only("gaveta -porta emperrada").at("/match/where").asString())
                .isEqualTo("SUBJECT");
    }

    @Test
    @Rule({"SRC-1", "SRC-9"})
    void subjectsNumbersAndCustomersAreFound() {
        long number = tickets.fromCustomer(account, "Nota fiscal").number();
        JsonNode bySubject = only("notas fiscais");
        assertThat(bySubject.at("/match/where").asString()).isEqualTo("SUBJECT");
        assertThat(bySubject.at("/match/excerpt").asString()).isEqualTo("<mark>Nota</mark> <mark>fiscal</mark>");
        assertThat(only("#" + number).at("/match/where").asString()).isEqualTo("NUMBER");
        var byName = only("clara cli");
        assertThat(byName.at("/match/where").asString()).isEqualTo("CUSTOMER");
        assertThat(byName.at("/match/excerpt").asString()).contains("<mark>Clara</mark>");
        assertThat(only("cliente").at("/number").asLong()).isEqualTo(number);
    }

    @Test
    @Rule("SRC-10")
    void nothingOfOtherDepartmentsOrAccountsIsFound() {
        var customer = tickets.customer(account, "Teodora");
        tickets.fromCustomer(account, account.sales(), customer, "Segredo de vendas", "<p>segredo</p>");
        assertThat(numbers("segredo")).isEmpty();
        assertThat(numbers("Teodora")).isEmpty();
        assertThat(accounts.signedIn(account, account.owner())
                        .get("/api/v1/tickets?search=segredo")
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(1);
        var other = accounts.create();
        assertThat(accounts.signedIn(other, other.owner())
                        .get("/api/v1/tickets?search=segredo")
                        .json()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        List<Long> opened = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            opened.addFirst(tickets.fromCustomer(account, "Cafeteira " + i).number());
        }
        assertThat(pages("cafeteira", 3)).isEqualTo(opened);
    }

    @Test
    @Rule("SRC-2")
    void beginningsJoinOnlyWhereWholeWordsDoNotFillAPage() {
        List<Long> letters = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            letters.addFirst(tickets.fromCustomer(account, "Carta " + i).number());
        }
        assertThat(pages("carta", 2)).isEqualTo(letters);

        // What begins as the word was typed joins the others, what begins with no more than its stem does not.
        tickets.fromCustomer(account, "Cartorio");
        long bill = tickets.fromCustomer(account, "Cartaz").number();
        assertThat(pages("carta", 2)).isEqualTo(letters);
        List<Long> both = new ArrayList<>(letters);
        both.addFirst(bill);
        assertThat(pages("carta", 3)).isEqualTo(both);
    }

    @Test
    void oddInputFindsNothingAndBreaksNothing() {
        for (String odd : List.of("'", "\"", "-", "--", "%", "_", "\\", "a:*", "!!", "( & |", "de", "'E0:1'")) {
            var answer = agent.get("/api/v1/tickets?search=" + URLEncoder.encode(odd, StandardCharsets.UTF_8));
            assertThat(answer.status()).as(odd + answer.json()).isEqualTo(200);
        }
        assertThat(agent.get("/api/v1/tickets?search=" + "x".repeat(201)).status())
                .isEqualTo(400);
        assertThat(agent.get("/api/v1/tickets?search=nota&cursor=abc").status()).isEqualTo(400);
        // A null character cannot be stored, so nothing can be looked for with it: the field is named.
        assertThat(agent.get("/api/v1/tickets?search=ab%00c").status()).isEqualTo(400);
    }

    private JsonNode only(String search) {
        JsonNode items = search(search);
        assertThat(items).as(search).hasSize(1);
        return items.get(0);
    }

    private List<Long> numbers(String search) {
        List<Long> numbers = new ArrayList<>();
        search(search).forEach(each -> numbers.add(each.at("/number").asLong()));
        return numbers;
    }

    private JsonNode search(String search) {
        var answer = agent.get("/api/v1/tickets?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.json().toString()).isEqualTo(200);
        return answer.json().at("/items");
    }

    private List<Long> pages(String words, int limit) {
        List<Long> seen = new ArrayList<>();
        String cursor = "";
        do {
            var page = agent.get("/api/v1/tickets?search=" + words + "&limit=" + limit + "&cursor=" + cursor);
            assertThat(page.status()).isEqualTo(200);
            page.json().at("/items").forEach(each -> seen.add(each.at("/number").asLong()));
            cursor = page.json().at("/nextCursor").isNull() ? null : page.text("/nextCursor");
        } while (cursor != null);
        return seen;
    }
}
