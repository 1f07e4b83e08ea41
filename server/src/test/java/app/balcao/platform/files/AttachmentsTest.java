package app.balcao.platform.files;

import static app.balcao.schema.Tables.ATTACHMENT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Uploading and downloading, over HTTP. */
@BalcaoTest
class AttachmentsTest {

    private static final String PATH = "/api/v1/attachments";
    private static final int MAXIMUM = 25 * 1024 * 1024;
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR-picture".getBytes(ISO_8859_1);

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private DSLContext sql;

    private TestAccount account;
    private ApiClient agent;

    @BeforeEach
    void signIn() {
        account = accounts.create();
        agent = accounts.signedIn(account, account.agent());
    }

    @Test
    @Rule("RPL-16")
    void givesBackWhatWasSent() {
        var uploaded = agent.upload(PATH, "relatório final.txt", "application/x-claimed", "olá".getBytes(UTF_8));

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.text("/name")).isEqualTo("relatório final.txt");
        assertThat(uploaded.text("/mediaType")).isEqualTo("text/plain");
        assertThat(uploaded.json().at("/sizeBytes").asLong()).isEqualTo(4);
        assertThat(uploaded.text("/url")).isEqualTo(PATH + "/" + uploaded.text("/id") + "/content");
        assertThat(uploaded.header("Location")).isEqualTo(uploaded.text("/url"));

        var content = agent.get(uploaded.text("/url"));
        assertThat(content.status()).isEqualTo(200);
        assertThat(content.raw().body()).asString(UTF_8).isEqualTo("olá");
        assertThat(content.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"relatorio final.txt\";"
                        + " filename*=UTF-8''relat%C3%B3rio%20final.txt");
    }

    @Test
    @Rule("RPL-17")
    void servesPagesAndVectorPicturesToBeSavedOnly() {
        for (String page : new String[] {
            "<!DOCTYPE html><html><script>alert(document.cookie)</script></html>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
        }) {
            var uploaded = agent.upload(PATH, "picture.png", "image/png", page.getBytes(UTF_8));
            var content = agent.get(uploaded.text("/url"));

            assertThat(content.status()).isEqualTo(200);
            assertThat(content.header("Content-Type")).doesNotContain("image/png");
            assertThat(content.header("Content-Disposition")).startsWith("attachment; filename=\"picture.png\"");
            assertThat(content.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(content.header("Content-Security-Policy")).contains("sandbox", "default-src 'none'");
        }
    }

    @Test
    void showsHarmlessPicturesInPlaceAndStillInASandbox() {
        var uploaded = agent.upload(PATH, "foto.html", "text/html", PNG);
        var content = agent.get(uploaded.text("/url"));

        assertThat(content.header("Content-Type")).isEqualTo("image/png");
        assertThat(content.header("Content-Disposition")).startsWith("inline; filename=\"foto.html\"");
        assertThat(content.raw().headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'unsafe-inline'; sandbox");
        assertThat(content.raw().headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    }

    @Test
    void asksAgainAboutWhatTheBrowserHas() {
        var uploaded = agent.upload(PATH, "foto.png", "image/png", PNG);
        var content = agent.get(uploaded.text("/url"));

        assertThat(content.header("Cache-Control")).isEqualTo("no-cache, private");
        var again = agent.with("If-None-Match", content.header("ETag")).get(uploaded.text("/url"));
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.raw().body()).isEmpty();

        var stranger = accounts.signedIn(account, account.colleague());
        assertThat(stranger.with("If-None-Match", content.header("ETag"))
                        .get(uploaded.text("/url"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void makesNamesHarmless() {
        assertThat(agent.upload(PATH, "../../x", "text/plain", PNG).text("/name"))
                .isEqualTo("x");
        assertThat(agent.upload(PATH, "..", "text/plain", PNG).text("/name")).isEqualTo("arquivo");
        assertThat(agent.with("Accept-Language", "es")
                        .upload(PATH, "..", "text/plain", PNG)
                        .text("/name"))
                .isEqualTo("archivo");
        assertThat(agent.upload(PATH, "ç".repeat(400) + ".png", "text/plain", PNG)
                        .text("/name"))
                .startsWith("çç")
                .endsWith(".png")
                .hasSizeLessThan(200);
    }

    @Test
    void takesNothingAtAll() {
        var uploaded = agent.upload(PATH, "vazio.txt", "text/plain", new byte[0]);

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(agent.get(uploaded.text("/url")).raw().body()).isEmpty();
    }

    @Test
    @Rule({"RPL-14", "RPL-15"})
    void takes25MegabytesAndNotOneByteMore() {
        var exact = agent.upload(PATH, "exato.bin", "application/octet-stream", new byte[MAXIMUM]);
        assertThat(exact.status()).isEqualTo(201);
        assertThat(exact.json().at("/sizeBytes").asInt()).isEqualTo(MAXIMUM);

        for (int size : new int[] {MAXIMUM + 1, MAXIMUM + 5_000_000}) {
            var over = agent.upload(PATH, "demais.bin", "application/octet-stream", new byte[size]);
            assertThat(over.status()).isEqualTo(413);
            assertThat(over.text("/type")).isEqualTo("/problems/too-large");
            assertThat(over.text("/detail")).contains("25 MB").contains("não foi enviado");
        }
        int stored = accounts.in(account.id(), () -> sql.fetchCount(ATTACHMENT));
        assertThat(stored).as("only what was accepted is stored").isEqualTo(1);
        assertThat(agent.with("Accept-Language", "en")
                        .upload(PATH, "demais.bin", "application/octet-stream", new byte[MAXIMUM + 1])
                        .text("/detail"))
                .contains("over the limit of 25 MB");
    }

    @Test
    void refusesWhatIsNoUpload() {
        var noFile = agent.send(
                "POST",
                PATH,
                "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n".getBytes(UTF_8),
                "multipart/form-data; boundary=x");
        assertThat(noFile.status()).isEqualTo(400);
        assertThat(noFile.text("/errors/0/field")).isEqualTo("file");

        var broken = agent.send(
                "POST",
                PATH,
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf".getBytes(UTF_8),
                "multipart/form-data; boundary=x");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.text("/type")).isEqualTo("/problems/malformed");

        var withoutBoundary = agent.send("POST", PATH, "x".getBytes(UTF_8), "multipart/form-data");
        assertThat(withoutBoundary.status()).isEqualTo(400);

        assertThat(agent.post(PATH, "{}").status()).isEqualTo(415);
    }

    @Test
    @Rule("RPL-17")
    void isTheUploadersAloneWhileUnclaimed() {
        var uploaded = agent.upload(PATH, "segredo.txt", "text/plain", "x".getBytes(UTF_8));
        TestAccount other = accounts.create();

        for (ApiClient stranger : new ApiClient[] {
            accounts.signedIn(account, account.colleague()),
            accounts.signedIn(account, account.owner()),
            accounts.signedIn(other, other.owner())
        }) {
            assertThat(stranger.get(uploaded.text("/url")).status()).isEqualTo(404);
            assertThat(stranger.delete(PATH + "/" + uploaded.text("/id")).status())
                    .isEqualTo(404);
        }
        assertThat(accounts.anonymous().get(uploaded.text("/url")).status()).isEqualTo(401);
        assertThat(accounts.anonymous().upload(PATH, "x", "text/plain", PNG).status())
                .isIn(401, 403);
        assertThat(agent.get(uploaded.text("/url")).status()).isEqualTo(200);
    }

    @Test
    void canBeTakenBack() {
        String id =
                agent.upload(PATH, "x.txt", "text/plain", "x".getBytes(UTF_8)).text("/id");

        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(agent.get(PATH + "/" + id + "/content").status()).isEqualTo(404);
        assertThat(agent.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(agent.delete(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(agent.get(PATH + "/no-id/content").status()).isEqualTo(404);
    }
}
