package app.balcao.backup;

import static app.balcao.schema.Tables.ACCOUNT_BACKUP;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.ApiClient;
import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.TestWorld;
import app.balcao.backup.store.BackupRepository;
import app.balcao.platform.tenant.Tenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** The account's data to take away, over the wire and through the job. */
@BalcaoTest
class BackupTest {

    private static final String BACKUPS = "/api/v1/backups";

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private TestWorld worlds;

    @Autowired
    private BackupBuilder builder;

    @Autowired
    private BackupRepository repository;

    @Autowired
    private Clock clock;

    @Autowired
    private DSLContext sql;

    @Test
    @Rule("PRV-6")
    void aBackupHoldsTheAccountsRowsAndFilesAndNobodyElses() throws IOException {
        var world = worlds.create();
        var other = worlds.create();
        Map<String, byte[]> zip = unzip(made(world.owner()));
        String tickets = text(zip, "data/ticket.jsonl");
        assertThat(tickets.lines()).as("also those in the trash").anySatisfy(line -> assertThat(line)
                .contains("\"deleted_at\": \"20"));
        assertThat(tickets.lines()).isNotEmpty().allSatisfy(line -> assertThat(
                        JsonMapper.shared().readTree(line).at("/subject").asString())
                .contains(world.secret()));
        assertThat(text(zip, "data/customer.jsonl")).contains("Cliente " + world.secret());
        assertThat(tickets).doesNotContain("reply_token");
        assertThat(text(zip, "data/mailbox.jsonl")).contains(world.secret()).doesNotContain("imap_secret");
        assertThat(zip).doesNotContainKeys("data/agent_credential.jsonl", "data/agent_session.jsonl");
        zip.forEach((name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContain(other.secret()));
        var attachment = JsonMapper.shared()
                .readTree(text(zip, "data/attachment.jsonl").lines().findFirst().orElseThrow());
        String address = attachment.at("/sha256").asString().replace("\\x", "");
        assertThat(zip.get("files/" + address))
                .hasSize(attachment.at("/size_bytes").asInt());
        var manifest = JsonMapper.shared().readTree(text(zip, "manifest.json"));
        assertThat(manifest.at("/account").asString()).isEqualTo(world.account().login());
        assertThat(manifest.at("/leftOut/agent_credential").asString()).isNotBlank();
        assertThat(manifest.at("/files/count").asInt()).isPositive();
    }

    @Test
    @Rule("PRV-6")
    void everyStepIsAuditedAndWhoAskedIsTold() {
        TestAccount account = accounts.create();
        ApiClient owner = accounts.signedIn(account, account.owner());
        made(owner);
        String id = owner.get(BACKUPS).text("/items/0/id");
        assertThat(owner.delete(BACKUPS + "/" + id).status()).isEqualTo(204);
        assertThat(owner.get("/api/v1/audit-entries?itemType=backup")
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/action").asString()))
                .containsExactly("backup.deleted", "backup.downloaded", "backup.requested");
        assertThat(owner.get("/api/v1/notifications").text("/items/0/kind")).isEqualTo("BACKUP_READY");
        assertThat(accounts.in(account.id(), () -> sql.fetchSingle(
                                "select subject from outgoing_email where kind = 'BACKUP_READY'")
                        .into(String.class)))
                .isEqualTo("Seu backup está pronto");
        assertThat(owner.get(BACKUPS + "/" + id + "/content").status()).isEqualTo(404);
        assertThat(owner.delete(BACKUPS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    @Rule("PRV-6")
    void itHoldsNoLinkThatOpensAnAccount() throws IOException {
        TestAccount account = accounts.create();
        ApiClient owner = accounts.signedIn(account, account.owner());
        owner.post("/api/v1/agents/" + account.agent() + "/resend-link", null);
        assertThat(accounts.in(
                        account.id(), () -> sql.fetchExists(OUTGOING_EMAIL, OUTGOING_EMAIL.HTML.contains("/link/"))))
                .isTrue();
        Map<String, byte[]> zip = unzip(made(owner));
        assertThat(text(zip, "data/outgoing_email.jsonl")).contains("to_address");
        zip.forEach((name, bytes) ->
                assertThat(new String(bytes, StandardCharsets.UTF_8)).as(name).doesNotContain("/link/"));
    }

    @Test
    void aBackupDoesNotHoldTheOneBefore() throws IOException {
        TestAccount account = accounts.create();
        ApiClient owner = accounts.signedIn(account, account.owner());
        made(owner);
        assertThat(unzip(made(owner)).keySet()).noneMatch(each -> each.startsWith("files/"));
    }

    @Test
    void oneIsMadeAtATimeAndFewAreKept() {
        TestAccount account = accounts.create();
        ApiClient owner = accounts.signedIn(account, account.owner());
        accounts.in(account.id(), () -> repository.add(account.owner()));
        assertThat(owner.post(BACKUPS, null).status()).isEqualTo(409);
        String id = owner.get(BACKUPS).text("/items/0/id");
        owner.delete(BACKUPS + "/" + id);
        for (int made = 0; made < 5; made++) {
            made(owner);
        }
        assertThat(owner.post(BACKUPS, null).text("/detail")).contains("5");
    }

    @Test
    void oneThatWasBegunAndLostIsBegunAgainAndGivenUpInTheEnd() {
        TestAccount account = accounts.create();
        UUID id =
                accounts.in(account.id(), () -> repository.add(account.owner())).orElseThrow();
        accounts.in(account.id(), () -> repository.begin(id));
        Tenant.run(account.id(), () -> builder.build(id));
        assertThat(find(account, id).state()).isEqualTo(Backup.State.READY);
        Tenant.run(account.id(), () -> builder.build(id));
        assertThat(accounts.in(account.id(), () -> repository.list())).hasSize(1);

        UUID lost =
                accounts.in(account.id(), () -> repository.add(account.owner())).orElseThrow();
        accounts.in(account.id(), () -> sql.update(ACCOUNT_BACKUP)
                .set(ACCOUNT_BACKUP.ATTEMPTS, (short) BackupBuilder.MOST_ATTEMPTS)
                .where(ACCOUNT_BACKUP.ID.eq(lost))
                .execute());
        Tenant.run(account.id(), () -> builder.build(lost));
        assertThat(find(account, lost).state()).isEqualTo(Backup.State.FAILED);
    }

    @Test
    void oneThatWasDeletedMeanwhileIsNotMade() {
        TestAccount account = accounts.create();
        UUID id =
                accounts.in(account.id(), () -> repository.add(account.owner())).orElseThrow();
        accounts.in(account.id(), () -> repository.remove(id));
        Tenant.run(account.id(), () -> builder.build(id));
        assertThat(accounts.in(account.id(), () -> repository.list())).isEmpty();
    }

    @Test
    @Rule("PRV-6")
    void itIsGoneAfterItsTime() {
        TestAccount account = accounts.create();
        ApiClient owner = accounts.signedIn(account, account.owner());
        made(owner);
        String id = owner.get(BACKUPS).text("/items/0/id");
        var late = clock.instant().plus(Backups.LIFETIME).plus(Duration.ofMinutes(1));
        assertThat(accounts.in(account.id(), () -> repository.kept(UUID.fromString(id), late)))
                .isEmpty();
        assertThat(accounts.in(account.id(), () -> repository.removeExpired(clock.instant())))
                .isZero();
        assertThat(accounts.in(account.id(), () -> repository.removeExpired(late)))
                .isEqualTo(1);
    }

    private Backup find(TestAccount account, UUID id) {
        return accounts.in(account.id(), () -> repository.find(id)).orElseThrow();
    }

    /** Asks for a backup, waits for it and downloads it. */
    private byte[] made(ApiClient owner) {
        var asked = owner.post(BACKUPS, null);
        assertThat(asked.status()).isEqualTo(202);
        String id = asked.text("/id");
        await().atMost(Duration.ofSeconds(30)).until(() -> states(owner, id), state -> state.equals(List.of("READY")));
        var file = owner.get(BACKUPS + "/" + id + "/content");
        assertThat(file.header("Content-Disposition")).contains("attachment").contains(".zip");
        return file.raw().body();
    }

    private static List<String> states(ApiClient owner, String id) {
        return owner.get(BACKUPS)
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/id").asString().equals(id))
                .map(each -> each.at("/state").asString())
                .toList();
    }

    private static Map<String, byte[]> unzip(byte[] file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(Map<String, byte[]> zip, String name) {
        return new String(zip.get(name), StandardCharsets.UTF_8);
    }
}
