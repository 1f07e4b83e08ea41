package app.balcao.ticket;

import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Files that agents put into messages. */
@BalcaoTest
class MessageFilesTest {

    private static final String UPLOADS = "/api/v1/attachments";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;
    private String ticket;

    @BeforeEach
    void openTicket() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
        UUID customer = accounts.in(account.id(), () -> sql.insertInto(CUSTOMER)
                .set(CUSTOMER.ACCOUNT_ID, account.id())
                .set(CUSTOMER.NAME, "Zé")
                .returningResult(CUSTOMER.ID)
                .fetchSingle()
                .value1());
        ticket = agent.post(
                        "/api/v1/tickets",
                        Map.of(
                                "customerId",
                                customer,
                                "departmentId",
                                account.support(),
                                "subject",
                                "Com anexos",
                                "html",
                                "<p>Olá</p>"))
                .text("/id");
        agent.post("/api/v1/tickets/" + ticket + "/bind", Map.of());
    }

    @Test
    @Rule({"RPL-16", "RPL-17"})
    void areReadByWhoeverSeesTheTicket() {
        var file = agent.upload(UPLOADS, "nota.txt", "text/plain", "nota".getBytes(UTF_8));
        var message = reply("<p>Segue.</p>", file.text("/id"));

        assertThat(message.status()).as(message.json().toString()).isEqualTo(201);
        assertThat(message.text("/attachments/0/name")).isEqualTo("nota.txt");
        assertThat(message.json().at("/attachments/0/sizeBytes").asInt()).isEqualTo(4);
        assertThat(message.json().at("/attachments/0/inline").asBoolean()).isFalse();
        String url = message.text("/attachments/0/url");
        for (UUID may : List.of(account.agent(), account.colleague(), account.manager(), account.owner())) {
            assertThat(accounts.signedIn(account, may).get(url).status()).isEqualTo(200);
        }
        TestAccount other = accounts.create();
        assertThat(accounts.signedIn(account, account.seller()).get(url).status())
                .isEqualTo(404);
        assertThat(accounts.signedIn(other, other.owner()).get(url).status()).isEqualTo(404);
        assertThat(accounts.anonymous().get(url).status()).isEqualTo(401);
    }

    @Test
    void areInOneMessageOnly() {
        String file = agent.upload(UPLOADS, "nota.txt", "text/plain", "nota".getBytes(UTF_8))
                .text("/id");
        assertThat(reply("<p>1</p>", file).status()).isEqualTo(201);

        var again = reply("<p>2</p>", file);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.text("/errors/0/field")).isEqualTo("attachmentIds[0]");
        assertThat(agent.delete(UPLOADS + "/" + file).status()).isEqualTo(409);
    }

    @Test
    @Rule({"RPL-14", "RPL-15"})
    void mayWeigh25MegabytesTogetherAndNotOneByteMore() {
        String half = upload(13 * 1024 * 1024);
        String rest = upload(12 * 1024 * 1024);
        String straw = upload(1);
        int before = messages();

        var refused = reply("<p>Muito.</p>", half, rest, straw);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text("/type")).isEqualTo("/problems/too-large");
        assertThat(refused.text("/detail")).contains("25 MB");
        assertThat(messages()).isEqualTo(before);

        assertThat(reply("<p>No limite.</p>", half, rest).status()).isEqualTo(201);
        assertThat(messages()).isEqualTo(before + 1);
    }

    private ApiClient.Answer reply(String html, String... files) {
        return agent.post(
                "/api/v1/tickets/" + ticket + "/replies", Map.of("html", html, "attachmentIds", List.of(files)));
    }

    private String upload(int size) {
        return agent.upload(UPLOADS, "arquivo.bin", "application/octet-stream", new byte[size])
                .text("/id");
    }

    private int messages() {
        return accounts.in(account.id(), () -> sql.fetchCount(TICKET_MESSAGE));
    }
}
