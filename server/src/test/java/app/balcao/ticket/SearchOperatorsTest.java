package app.balcao.ticket;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.CUSTOMER_EMAIL;
import static app.balcao.schema.Tables.ORGANIZATION;
import static app.balcao.schema.Tables.TICKET;
import static app.balcao.schema.Tables.TICKET_COUNTER;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestGroups;
import app.balcao.people.Permission;
import java.net.URLEncoder;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a search's operators and quotes mean, and that files and organizations are found. */
@BalcaoTest
class SearchOperatorsTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestGroups groups;

    @Autowired
    private DSLContext sql;

    @Autowired
    private TicketOpening opening;

    private TestTickets tickets;
    private TestAccount account;
    private ApiClient agent;
    private UUID zelia;

    @BeforeEach
    void open() {
        tickets = new TestTickets(accounts, sql, opening);
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        zelia = tickets.customer(account, "Zélia Prado");
    }

    @Test
    @Rule({"SRC-1", "SRC-9"})
    void ticketsAreFoundByTheNamesOfTheirFiles() {
        String file = agent.upload(
                        "/api/v1/attachments", "Contrato-2026_final.pdf", "application/pdf", "x".getBytes(UTF_8))
                .text("/id");
        long number = opened("Pedido", "<p>Segue</p>");
        reply(number, "<p>Em anexo.</p>", file);
        for (String words :
                List.of("contrato 2026", "Contrato-2026_final.pdf", "contratos finais", "\"contrato 2026\"")) {
            JsonNode found = only(words);
            assertThat(found.at("/number").asLong()).as(words).isEqualTo(number);
            assertThat(found.at("/match/where").asString()).as(words).isEqualTo("ATTACHMENT");
            assertThat(found.at("/match/excerpt").asString()).contains("<mark>Contrato</mark>");
        }
    }

    @Test
    @Rule("SRC-1")
    void ticketsAreFoundByTheOrganizationOfTheirCustomer() {
        long number = opened("Pedido", "<p>Olá</p>");
        accounts.in(account.id(), () -> {
            UUID organization = sql.insertInto(ORGANIZATION)
                    .set(ORGANIZATION.ACCOUNT_ID, account.id())
                    .set(ORGANIZATION.NAME, "Padaria <Pão> de Mel")
                    .returningResult(ORGANIZATION.ID)
                    .fetchSingle()
                    .value1();
            return sql.update(CUSTOMER)
                    .set(CUSTOMER.ORGANIZATION_ID, organization)
                    .where(CUSTOMER.ID.eq(zelia))
                    .execute();
        });
        JsonNode found = only("padaria");
        assertThat(found.at("/number").asLong()).isEqualTo(number);
        assertThat(found.at("/match/where").asString()).isEqualTo("ORGANIZATION");
        assertThat(found.at("/match/excerpt").asString()).isEqualTo("<mark>Padaria</mark> &lt;Pão&gt; de Mel");
        assertThat(numbers("de:padaria")).containsExactly(number);
    }

    @Test
    @Rule("SRC-3")
    void quotedWordsStandAsTheyWereQuoted() {
        long exact = opened("Aviso", "<p>A nota <b>fiscal</b> chegou, <i>enfim</i>.</p>");
        long apart = opened("Aviso", "<p>Fiscal da nota</p>");
        assertThat(numbers("nota fiscal")).containsExactly(apart, exact);
        assertThat(numbers("\"nota fiscal\"")).containsExactly(exact);
        assertThat(numbers("\"NOTA FISCAL chegou\" enfim")).containsExactly(exact);
        assertThat(numbers("\"notas fiscais\"")).isEmpty();
        assertThat(numbers("nota -\"fiscal da nota\" -fiscal")).isEmpty();
        long titled = opened("Segunda via do carnê", "<p>x</p>");
        assertThat(numbers("\"segunda via\"")).containsExactly(titled);
        assertThat(numbers("\"via segunda\"")).isEmpty();
    }

    @Test
    @Rule("SRC-3")
    void aPhraseIsFoundInAnOlderMessageToo() {
        long number = opened("Aviso", "<p>carta aberta</p>");
        reply(number, "<p>aberta a carta</p>");
        JsonNode found = only("\"carta aberta\"");
        assertThat(found.at("/match/excerpt").asString()).isEqualTo("<mark>carta</mark> <mark>aberta</mark>");
    }

    @Test
    @Rule("SRC-4")
    void fromNamesTheCustomer() {
        long hers = opened("Boleto", "<p>boleto</p>");
        long others = tickets.fromCustomer(account, "Boleto").number();
        assertThat(numbers("boleto")).containsExactly(others, hers);
        assertThat(numbers("boleto de:zelia")).containsExactly(hers);
        assertThat(numbers("de:\"zélia pra\"")).containsExactly(hers);
        assertThat(numbers("from:" + email())).containsExactly(hers);
        assertThat(numbers("de:zebedeu boleto")).isEmpty();
        assertThat(numbers("de:zelia&customerId=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    @Rule("SRC-5")
    void toNamesTheDepartmentOrTheAgent() {
        ApiClient owner = accounts.signedIn(account, account.owner());
        long waiting = opened("Troca", "<p>troca</p>");
        long sales = tickets.fromCustomer(account, account.sales(), zelia, "Troca", "<p>troca</p>")
                .number();
        long mine = opened("Troca", "<p>troca</p>");
        bind(mine);
        String me = owner.get("/api/v1/agents/" + account.agent()).text("/name");
        assertThat(numbers(agent, "troca para:eu")).containsExactly(mine);
        assertThat(numbers(agent, "to:me")).containsExactly(mine);
        assertThat(numbers(owner, "para:\"" + me + "\"")).containsExactly(mine);
        assertThat(numbers(owner, "para:ninguém")).containsExactlyInAnyOrder(waiting, sales);
        assertThat(numbers(owner, "para:vendas troca")).containsExactly(sales);
        assertThat(numbers(owner, "para:vendas para:eu")).isEmpty();
        assertThat(numbers(agent, "para:vendas troca")).isEmpty();
        assertThat(numbers(agent, "para:eu para:ninguem")).isEmpty();
        assertThat(complaint("para:marte")).contains("marte");
    }

    @Test
    @Rule("SRC-6")
    void statusNamesTheSituationOrTheStatus() {
        long waiting = opened("Troca", "<p>troca</p>");
        long bound = opened("Troca", "<p>troca</p>");
        bind(bound);
        long closed = opened("Troca", "<p>troca</p>");
        bind(closed);
        assertThat(agent.post("/api/v1/tickets/" + id(closed) + "/close", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(numbers("status:novo")).containsExactly(waiting);
        assertThat(numbers("status:\"aguardando o atendente\" troca")).containsExactly(bound);
        assertThat(numbers("estado:aguardando")).containsExactly(bound);
        assertThat(numbers("status:waiting")).containsExactly(bound);
        assertThat(numbers("troca status:aberto")).containsExactly(bound, waiting);
        assertThat(numbers("status:fechado")).containsExactly(closed);
        assertThat(numbers("status:finalizado troca")).containsExactly(closed);
        assertThat(numbers("status:fechado&state=open")).isEmpty();

        UUID status = accounts.in(account.id(), () -> TestStatuses.create(sql, "Peça encomendada", account.support()));
        assertThat(agent.post("/api/v1/tickets/" + id(bound) + "/status", Map.of("statusId", status))
                        .status())
                .isLessThan(300);
        assertThat(numbers("status:peca")).containsExactly(bound);
        assertThat(numbers("troca status:\"peça encomendada\"")).containsExactly(bound);
        assertThat(complaint("status:roxo")).contains("roxo");
    }

    @Test
    @Rule("SRC-7")
    void daysNarrowWhenItWasWritten() {
        long old = opened("Frete", "<p>frete</p>");
        long fresh = opened("Frete", "<p>frete</p>");
        writtenAt(old, "2026-03-10T15:00:00Z");
        writtenAt(fresh, "2026-03-20T15:00:00Z");
        assertThat(numbers("frete antes:20/03/2026")).containsExactly(old);
        assertThat(numbers("frete depois:2026-03-20")).containsExactly(fresh);
        assertThat(numbers("frete depois:10/03/2026 antes:21/03/2026")).containsExactly(fresh, old);
        assertThat(numbers("depois:11/03/2026 antes:21/03/2026")).containsExactly(fresh);
        assertThat(numbers("zelia antes:11/03/2026")).containsExactly(old);
        assertThat(complaint("frete antes:31/02/2026")).contains("31/02/2026");
    }

    @Test
    @Rule("SRC-7")
    void daysAreThoseOfThePersonsZone() {
        accounts.in(account.id(), () -> sql.update(AGENT)
                .set(AGENT.TIME_ZONE, "America/Sao_Paulo")
                .where(AGENT.ID.eq(account.agent()))
                .execute());
        long evening = opened("Frete", "<p>frete</p>");
        writtenAt(evening, "2026-03-20T01:00:00Z");
        assertThat(numbers("frete antes:20/03/2026")).containsExactly(evening);
        assertThat(numbers("frete depois:20/03/2026")).isEmpty();
    }

    @Test
    @Rule({"SRC-4", "SRC-8"})
    void whatSaysNothingIsToldBesideTheField() {
        assertThat(complaint("cor:vip boleto")).contains("cor:").contains("aspas");
        assertThat(complaint("de:")).contains("de:");
        assertThat(complaint("de:ze")).contains("3");
        assertThat(complaint("-para:eu")).contains("para:");
        var english = agent.with("Accept-Language", "en").get("/api/v1/tickets?search=cor:vip");
        assertThat(english.text("/errors/0/message")).contains("There is no operator cor:");
    }

    @Test
    @Rule("SRC-10")
    void whoMaySeeNoPersonalDataFindsNobodyByAnAddress() {
        long hers = opened("Boleto", "<p>boleto</p>");
        groups.permit(account, account.agent(), TestGroups.without(Permission.CUSTOMER_PERSONAL_VIEW));
        assertThat(numbers("de:zelia")).containsExactly(hers);
        assertThat(numbers("de:" + email())).isEmpty();
        assertThat(numbers(email())).isEmpty();
    }

    @Test
    @Rule("SRC-12")
    void aNarrowedSearchGoesOnWhereItsPageEnded() {
        List<Long> opened = new ArrayList<>();
        for (int era = 0; era < 40; era++) {
            opened.addFirst(opened("Parcela", "<p>parcela vencida</p>"));
            nextEra();
        }
        for (String search :
                List.of("\"parcela vencida\"", "status:novo parcela", "parcela&priority=2", "de:zelia parcela")) {
            assertThat(pages(search, 7)).as(search).isEqualTo(opened);
        }
        assertThat(pages("\"vencida parcela\"", 7)).isEmpty();
    }

    private long opened(String subject, String html) {
        return tickets.fromCustomer(account, account.support(), zelia, subject, html)
                .number();
    }

    private UUID id(long number) {
        return accounts.in(account.id(), () -> sql.select(TICKET.ID)
                .from(TICKET)
                .where(TICKET.NUMBER.eq(number))
                .fetchSingle(TICKET.ID));
    }

    private void bind(long number) {
        assertThat(agent.post("/api/v1/tickets/" + id(number) + "/bind", Map.of())
                        .status())
                .isEqualTo(200);
    }

    private void reply(long number, String html, String... files) {
        bind(number);
        assertThat(agent.post(
                                "/api/v1/tickets/" + id(number) + "/replies",
                                Map.of("html", html, "attachmentIds", List.of(files)))
                        .status())
                .isEqualTo(201);
    }

    private void writtenAt(long number, String moment) {
        OffsetDateTime at = OffsetDateTime.parse(moment);
        UUID id = id(number);
        accounts.in(account.id(), () -> {
            sql.update(TICKET)
                    .set(TICKET.LAST_MESSAGE_AT, at)
                    .set(TICKET.CREATED_AT, at)
                    .where(TICKET.ID.eq(id))
                    .execute();
            return sql.update(TICKET_MESSAGE)
                    .set(TICKET_MESSAGE.CREATED_AT, at)
                    .where(TICKET_MESSAGE.TICKET_ID.eq(id))
                    .execute();
        });
    }

    private void nextEra() {
        accounts.in(account.id(), () -> sql.update(TICKET_COUNTER)
                .set(TICKET_COUNTER.LAST_NUMBER, TICKET_COUNTER.LAST_NUMBER.plus(1 << 11))
                .execute());
    }

    private String email() {
        return accounts.in(account.id(), () -> sql.select(CUSTOMER_EMAIL.EMAIL)
                .from(CUSTOMER_EMAIL)
                .where(CUSTOMER_EMAIL.CUSTOMER_ID.eq(zelia))
                .fetchSingle(CUSTOMER_EMAIL.EMAIL));
    }

    private JsonNode only(String search) {
        JsonNode items = ask(agent, search).at("/items");
        assertThat(items).as(search).hasSize(1);
        return items.get(0);
    }

    private List<Long> numbers(String search) {
        return numbers(agent, search);
    }

    private static List<Long> numbers(ApiClient client, String search) {
        List<Long> numbers = new ArrayList<>();
        ask(client, search)
                .at("/items")
                .forEach(each -> numbers.add(each.at("/number").asLong()));
        return numbers;
    }

    private List<Long> pages(String search, int limit) {
        List<Long> seen = new ArrayList<>();
        JsonNode page = ask(agent, search + "&limit=" + limit);
        for (; ; ) {
            page.at("/items").forEach(each -> seen.add(each.at("/number").asLong()));
            if (page.at("/nextCursor").isNull()) {
                return seen;
            }
            page = ask(
                    agent,
                    search + "&limit=" + limit + "&cursor="
                            + page.at("/nextCursor").asString());
        }
    }

    private String complaint(String search) {
        var answer = agent.get(path(search));
        assertThat(answer.status()).as(search).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo("search");
        return answer.text("/errors/0/message");
    }

    private static JsonNode ask(ApiClient client, String search) {
        var answer = client.get(path(search));
        assertThat(answer.status()).as(search + answer.json()).isEqualTo(200);
        return answer.json();
    }

    // What follows an ampersand is further parameters.
    private static String path(String search) {
        String[] parts = search.split("&", 2);
        return "/api/v1/tickets?search=" + URLEncoder.encode(parts[0], UTF_8)
                + (parts.length > 1 ? "&" + parts[1] : "");
    }
}
