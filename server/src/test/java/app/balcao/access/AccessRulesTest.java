package app.balcao.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.AtOnce;
import app.balcao.Rule;
import app.balcao.account.SecuritySettings;
import app.balcao.account.SecuritySettings.TwoFactorPolicy;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of access that need nothing running. */
class AccessRulesTest {

    private static final List<String> NAMES =
            List.of("Ana Beatriz Conceição", "ana@padariaestrela.example", "Padaria Estrela", "padaria-estrela");

    private final PasswordStrength strength = new PasswordStrength();

    @Test
    @Rule("ACC-11")
    void checksRunInOrderAndTheFirstRefusalCounts() {
        assertThat(candidate(false, false, false, null, null).standing()).contains(Refusal.ACCOUNT_INACTIVE);
        assertThat(candidate(true, false, false, null, null).standing()).contains(Refusal.AGENT_INACTIVE);
        assertThat(candidate(true, true, false, null, null).standing()).contains(Refusal.EMAIL_NOT_VALIDATED);
        assertThat(candidate(true, true, true, null, null).standing()).isEmpty();
        Passwords passwords = new Passwords();
        String hash = passwords.hash("lamparina");
        assertThat(refusal(candidate(true, true, true, null, null), "lamparina"))
                .isEqualTo(Refusal.NO_PASSWORD);
        assertThat(refusal(candidate(true, true, true, hash, Instant.EPOCH), "lamparina"))
                .isEqualTo(Refusal.LOCKED);
        assertThat(refusal(candidate(true, true, true, hash, null), "Lamparina"))
                .isEqualTo(Refusal.WRONG_PASSWORD);
        assertThat(refusal(candidate(true, true, true, hash, null), "lamparina"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flamengo",
                "saudade1",
                "senha123",
                "12345678",
                "coracao10",
                "Coração10",
                "brasil2024",
                "qwertyui"
            })
    @Rule({"SEC-27", "SEC-29"})
    void whatPeopleChooseIsWeak(String password) {
        assertThat(acceptable(password, List.of())).as(password).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conceicao1",
                "padaria-estrela",
                "anabeatriz",
                "Estrela2026",
                "AnaBeatrizConceicao1",
                "PadariaEstrela1"
            })
    @Rule("SEC-27")
    void onesOwnNamesAreWeak(String password) {
        assertThat(acceptable(password, NAMES)).as(password).isFalse();
    }

    @Test
    @Rule({"SEC-27", "SEC-29"})
    void uncommonWordsAreStrongAndLengthIsBounded() {
        assertThat(strength.score("lamparina-torta-91-giz", NAMES)).isEqualTo(4);
        assertThat(acceptable("Xq9$kLz", NAMES)).isFalse();
        assertThat(acceptable("Xq9$kLz7", NAMES)).isTrue();
        assertThat(acceptable("v8#Kd" + "lamparina torta ".repeat(8), NAMES)).isFalse();
    }

    @Test
    @Rule({"SEC-26", "SEC-29"})
    void anAccountMayAskForMoreOrLess() {
        String middling = "Xq9$kLz7";
        assertThat(problem(middling, 2, 8)).isEmpty();
        assertThat(problem(middling, 3, 8)).contains("weak");
        assertThat(problem(middling, 2, 12)).contains("size");
        assertThat(problem("saudade1", 0, 8)).isEmpty();
        assertThat(problem("saudade1", 2, 8)).contains("weak");
        assertThat(problem("lamparina-torta-91-giz", 4, 16)).isEmpty();
    }

    private boolean acceptable(String password, List<String> names) {
        return strength.problem("password", password, names, least(2, 8)).isEmpty();
    }

    private Optional<String> problem(String password, int score, int length) {
        return strength.problem("password", password, NAMES, least(score, length))
                .map(FieldProblem::code);
    }

    private static SecuritySettings least(int score, int length) {
        return new SecuritySettings(score, length, 10, 720, 28, TwoFactorPolicy.OPTIONAL, false, true, true, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36|Chrome|Windows",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0|Edge|Windows",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1|Safari|iOS",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0|Firefox|macOS",
                "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36|Samsung Internet|Android",
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36|Chrome|ChromeOS",
                "something else|''|''"
            })
    void browsersAndSystemsAreNamed(String header, String browser, String system) {
        assertThat(UserAgents.browser(header)).isEqualTo(browser);
        assertThat(UserAgents.system(header)).isEqualTo(system);
    }

    @Test
    void passwordsAreHashedWithArgon2idAndNobodyHasNone() {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("lamparina");
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=6,p=1$");
        assertThat(passwords.matches("lamparina", hash)).isTrue();
        assertThat(passwords.matches("Lamparina", hash)).isFalse();
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void aFloodOfPasswordsIsBoundedAndTheRestIsToldToComeBack() throws Exception {
        Passwords passwords = new Passwords();
        String hash = passwords.hash("lamparina");
        List<Callable<String>> flood =
                Collections.nCopies(120 * Runtime.getRuntime().availableProcessors(), () -> {
                    try {
                        return passwords.matches("lamparina", hash) ? "right" : "wrong";
                    } catch (Problem busy) {
                        assertThat(busy.extras()).containsKey("retryAfterSeconds");
                        return busy.kind();
                    }
                });
        List<String> answers = AtOnce.all(flood);
        assertThat(answers).contains("right", "busy").doesNotContain("wrong");
        assertThat(passwords.matches("lamparina", hash)).as("afterwards").isTrue();
    }

    private static Refusal refusal(Candidate candidate, String password) {
        return new LocalPasswordCheck(new Passwords())
                .check(candidate, candidate.email(), password)
                .orElseThrow()
                .refusal();
    }

    private static Candidate candidate(
            boolean account, boolean active, boolean validated, String hash, Instant lockedAt) {
        return new Candidate(
                account, new UUID(0, 1), "Ana", "ana@loja.example", active, validated, hash, lockedAt, false);
    }

    @Test
    void recoveryCodesAreTooManyToGuessFromTheirHashes() {
        List<String> codes = RecoveryCodes.generate();
        assertThat(codes).hasSize(RecoveryCodes.COUNT).doesNotHaveDuplicates();
        assertThat(codes).allMatch(code -> code.matches("([2-9a-hjkmnp-z]{4}-){5}[2-9a-hjkmnp-z]{4}"));
        double bits = 24 * Math.log(31) / Math.log(2);
        assertThat(bits).isGreaterThan(112);
    }

    @Test
    @Rule("SEC-27")
    void everyCommonPasswordIsRefused() throws IOException {
        List<String> common;
        try (var file = StandardDictionaries.class.getResourceAsStream(
                "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt")) {
            common = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> each.length() >= SecuritySettings.SHORTEST_PASSWORD)
                    .toList();
        }
        assertThat(common).hasSizeGreaterThan(10_000);
        assertThat(common).noneMatch(each -> acceptable(each, List.of()));
    }
}
