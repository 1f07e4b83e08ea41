package app.balcao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.platform.audit.AuditableAction.Secret;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

    @ParameterizedTest
    @Rule("AUD-5")
    @ValueSource(
            strings = {
                "password",
                "smtpPassword",
                "clientSecret",
                "client_secret",
                "api-token",
                "passwordHash",
                "sessionCookie",
                "credential",
                "privateKey",
                "certificatePrivateKey",
                "signing.key",
                "recoveryCodes",
                "pin",
                "totpSeed"
            })
    void whatIsNamedLikeASecretIsMasked(String name) {
        assertThat(kept(name, "valor-secreto")).isEqualTo(Changes.MASK);
        assertThat(kept("settings", Map.of(name, "valor-secreto"))).isEqualTo(Map.of(name, Changes.MASK));
        assertThat(kept(name, List.of("um", "dois"))).isEqualTo(List.of(Changes.MASK, Changes.MASK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "certificate", "keywords", "codename", "spinner", "tokenizer", "monkey"})
    void otherNamesAreNot(String name) {
        assertThat(kept(name, "valor")).isEqualTo("valor");
    }

    @Test
    void aSettingAboutSecretsIsNone() {
        assertThat(kept("leastPasswordScore", 3)).isEqualTo(3);
        assertThat(kept("ldapPasswordFallback", true)).isEqualTo(true);
        assertThat(kept("pin", 1234)).isEqualTo(Changes.MASK);
    }

    @Test
    @Rule("AUD-5")
    void aPublisherMarksWhatNoNameGivesAway() {
        Changes changes = Changes.of(Map.of("address", new Secret("a")), Map.of("address", new Secret("b")));
        assertThat(changes.before()).containsEntry("address", Changes.MASK);
        assertThat(changes.after()).containsEntry("address", Changes.MASK);
        assertThat(Changes.of(Map.of("address", new Secret("a")), Map.of("address", new Secret("a")))
                        .after())
                .isEmpty();
    }

    @Test
    @Rule("AUD-5")
    void onlyWhatDiffersIsKept() {
        Changes changes = Changes.of(Map.of("name", "Ana", "active", true), Map.of("name", "Bia", "active", true));
        assertThat(changes.before()).isEqualTo(Map.of("name", "Ana"));
        assertThat(changes.after()).isEqualTo(Map.of("name", "Bia"));
    }

    @Test
    void nothingWithoutEndIsKept() {
        assertThat(kept("notes", "x".repeat(5000)).toString()).hasSize(2001);
        assertThat((List<?>) kept("emails", Collections.nCopies(5000, "x"))).hasSize(201);
    }

    private static @Nullable Object kept(String name, Object value) {
        return Changes.of(Map.of(), Map.of(name, value)).after().get(name);
    }
}
