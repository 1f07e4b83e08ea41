package app.balcao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** How much one mail may bring. */
@BalcaoTest
class LargeMailTest {

    private static final int LIMIT = 25 * 1024 * 1024;

    @Autowired
    TestAccounts accounts;

    private SupportDesk desk;

    @BeforeEach
    void setUp() {
        desk = SupportDesk.withMailbox(accounts);
    }

    @AfterEach
    void tearDown() {
        desk.close();
    }

    @Test
    @Rule({"OPN-29", "EML-3"})
    void twenty_five_megabytes_of_files_are_taken_and_a_byte_more_is_set_aside() {
        desk.mail.deliver(desk.address, mail("no limite", LIMIT - 1_000, 1_000));
        desk.mail.deliver(desk.address, mail("um byte a mais", LIMIT + 1));
        desk.mail.deliver(desk.address, mail("a soma passa", LIMIT - 1_000, 1_001));
        desk.deliver(desk.headers("a seguinte", "depois") + "\nx\n");

        desk.awaitTicket("a seguinte");
        JsonNode files = desk.page(desk.awaitTicket("no limite")).at("/messages/0/attachments");
        assertThat(files.valueStream().mapToLong(each -> each.at("/sizeBytes").asLong()))
                .containsExactly(LIMIT - 1_000L, 1_000L);
        desk.awaitOutcomes("OPENED", "SET_ASIDE", "SET_ASIDE", "OPENED");
        assertThat(desk.collected().subList(1, 3)).allSatisfy(each -> {
            assertThat(each.at("/reason").asString()).contains("25 MB");
            String source = "/api/v1/incoming-emails/" + each.at("/id").asString() + "/source";
            assertThat(desk.owner.get(source).raw().body()).hasSizeGreaterThan(LIMIT);
        });
    }

    @Test
    @Rule({"OPN-29", "EML-3"})
    void what_is_larger_still_is_not_even_fetched() {
        desk.mail.deliver(desk.address, mail("grande demais", LIMIT + LIMIT / 5));
        desk.deliver(desk.headers("a seguinte", "depois") + "\nx\n");

        desk.awaitTicket("a seguinte");
        desk.awaitOutcomes("SET_ASIDE", "OPENED");
        JsonNode aside = desk.collected().getLast();
        assertThat(aside.at("/subject").asString()).isEqualTo("grande demais");
        assertThat(aside.at("/from").asString()).isEqualTo(desk.customer);
        assertThat(aside.at("/reason").asString()).contains("36 MB");
        String source = "/api/v1/incoming-emails/" + aside.at("/id").asString() + "/source";
        assertThat(desk.owner.get(source).raw().body()).hasSizeLessThan(10_000);
    }

    private byte[] mail(String subject, int... fileSizes) {
        ByteArrayOutputStream source = new ByteArrayOutputStream();
        write(source, desk.headers(subject, subject.replace(' ', '-')));
        write(source, "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSegue.\n");
        Random random = new Random(25);
        for (int size : fileSizes) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            write(source, "--b\nContent-Type: application/octet-stream; name=" + size + ".bin\n");
            write(source, "Content-Transfer-Encoding: base64\n\n");
            source.writeBytes(Base64.getMimeEncoder().encode(content));
            write(source, "\n");
        }
        write(source, "--b--\n");
        return source.toByteArray();
    }

    private static void write(ByteArrayOutputStream source, String text) {
        source.writeBytes(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}
