package app.balcao.platform.files;

import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.STORED_FILE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.balcao.BalcaoTest;
import app.balcao.Rule;
import app.balcao.TestAccounts;
import app.balcao.TestAccounts.TestAccount;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Giving uploads to what carries them, and clearing away the rest. */
@BalcaoTest
class AttachmentClaimTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Contents contents;

    @Autowired
    private ContentStore store;

    @Autowired
    private DSLContext sql;

    private TestAccount account;

    @BeforeEach
    void createAccount() {
        account = accounts.create();
    }

    @Test
    void claimsInTheOrderAskedFor() {
        Attachment first = upload(account.agent(), new byte[1]);
        Attachment second = upload(account.agent(), new byte[2]);

        List<Attachment> claimed = claim(account.agent(), second.id(), first.id(), second.id());

        assertThat(claimed).extracting(Attachment::id).containsExactly(second.id(), first.id());
        assertThat(claimed).allMatch(Attachment::claimed);
    }

    @Test
    void claimsOnlyWhatIsTheClaimersOwnAndFree() {
        Attachment own = upload(account.agent(), new byte[1]);
        Attachment colleagues = upload(account.colleague(), new byte[2]);
        Attachment received = upload(null, new byte[3]);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> claim(account.agent(), own.id(), colleagues.id(), received.id(), UUID.randomUUID()))
                .satisfies(problem -> assertThat(problem.fields())
                        .extracting("field")
                        .containsExactly("attachmentIds[1]", "attachmentIds[2]", "attachmentIds[3]"));
        assertThat(claim(account.agent(), own.id()))
                .as("nothing was claimed by the refusal")
                .hasSize(1);
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> claim(account.agent(), own.id()));
        assertThat(claim(null, received.id())).hasSize(1);

        TestAccount other = accounts.create();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> accounts.in(
                        other.id(), () -> attachments.claim(account.colleague(), List.of(colleagues.id()))));
    }

    @Test
    @Rule({"RPL-14", "RPL-15"})
    void refusesTheWholeWhenTheSumPasses25Megabytes() {
        Attachment half = upload(account.agent(), new byte[13 * 1024 * 1024]);
        Attachment rest = upload(account.agent(), new byte[12 * 1024 * 1024]);
        Attachment straw = upload(account.agent(), new byte[1]);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> claim(account.agent(), half.id(), rest.id(), straw.id()))
                .satisfies(problem -> assertThat(problem.status().value()).isEqualTo(413));
        assertThat(claim(account.agent(), half.id(), rest.id())).hasSize(2);
    }

    @Test
    void isReadByWhoeverSeesWhatCarriesIt() {
        Attachment attachment = upload(account.agent(), new byte[1]);
        claim(account.agent(), attachment.id());

        // Nothing carries it yet, so nobody sees it: not even who sent it.
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> accounts.in(account.id(), () -> attachments.read(account.agent(), attachment.id())));
    }

    @Test
    void cannotBeTakenBackOnceClaimed() {
        Attachment attachment = upload(account.agent(), new byte[1]);
        claim(account.agent(), attachment.id());

        assertThat(accounts.signedIn(account, account.agent())
                        .delete("/api/v1/attachments/" + attachment.id())
                        .status())
                .isEqualTo(409);
        assertThat(accounts.signedIn(account, account.colleague())
                        .delete("/api/v1/attachments/" + attachment.id())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void clearsAwayWhatNobodyUsedForADayAndNothingElse() throws Exception {
        Attachment old = upload(account.agent(), "old".getBytes(UTF_8));
        Attachment oldButClaimed = upload(account.agent(), "claimed".getBytes(UTF_8));
        Attachment recent = upload(account.agent(), "recent".getBytes(UTF_8));
        claim(account.agent(), oldButClaimed.id());
        age(old, oldButClaimed);

        Tenant.run(account.id(), () -> FilesPurge.purge(attachments, contents));

        assertThat(remaining(old, oldButClaimed, recent)).containsExactly(oldButClaimed.id(), recent.id());
        assertThat(store.exists(account.id(), old.sha256())).isFalse();
        assertThat(store.exists(account.id(), oldButClaimed.sha256())).isTrue();
        assertThat(store.exists(account.id(), recent.sha256())).isTrue();
    }

    @Test
    void keepsContentThatWasBroughtAgain() throws Exception {
        Attachment old = upload(account.agent(), "twice".getBytes(UTF_8));
        age(old);
        Attachment again = upload(account.colleague(), "twice".getBytes(UTF_8));

        Tenant.run(account.id(), () -> FilesPurge.purge(attachments, contents));

        assertThat(remaining(old, again)).containsExactly(again.id());
        assertThat(store.exists(account.id(), again.sha256())).isTrue();
    }

    @Test
    void storesTheSameContentOncePerAccount() {
        Attachment one = upload(account.agent(), "same".getBytes(UTF_8));
        Attachment two = upload(account.agent(), "same".getBytes(UTF_8));

        assertThat(one.id()).isNotEqualTo(two.id());
        int contentsStored = accounts.in(account.id(), () -> sql.fetchCount(STORED_FILE));
        assertThat(contentsStored).isEqualTo(1);
    }

    private Attachment upload(@Nullable UUID agent, byte[] content) {
        return Tenant.call(account.id(), () -> {
            try {
                var stream = new ByteArrayInputStream(content);
                return agent == null
                        ? attachments.receive("file.bin", stream)
                        : attachments.upload(agent, "file.bin", stream);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private List<Attachment> claim(@Nullable UUID agent, UUID... ids) {
        return accounts.in(account.id(), () -> attachments.claim(agent, List.of(ids)));
    }

    private void age(Attachment... old) {
        OffsetDateTime yesterday = OffsetDateTime.now().minusHours(25);
        accounts.in(account.id(), () -> {
            for (Attachment each : old) {
                sql.update(ATTACHMENT)
                        .set(ATTACHMENT.CREATED_AT, yesterday)
                        .where(ATTACHMENT.ID.eq(each.id()))
                        .execute();
                sql.update(STORED_FILE)
                        .set(STORED_FILE.CREATED_AT, yesterday)
                        .where(STORED_FILE.SHA256.eq(each.sha256().bytes()))
                        .execute();
            }
            return true;
        });
    }

    private List<UUID> remaining(Attachment... of) {
        return accounts.in(
                account.id(), () -> attachments
                        .find(java.util.Arrays.stream(of).map(Attachment::id).toList())
                        .stream()
                        .map(Attachment::id)
                        .toList());
    }
}
