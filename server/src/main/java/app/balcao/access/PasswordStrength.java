package app.balcao.access;

import app.balcao.account.SecuritySettings;
import app.balcao.platform.errors.FieldProblem;
import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Dictionary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How hard a password is to guess, in five levels from 0, very weak, to 4, very strong (SEC-26, SEC-27).
 * Words and names that people in Brazil choose, and those of the person's own account, count as known.
 */
@Component
class PasswordStrength {

    static final int LONGEST = 128;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    // The cost of measuring grows with the square of the length; beyond this no password is weak by its words.
    private static final int MEASURED_LENGTH = 64;

    private final Zxcvbn zxcvbn = build();

    /**
     * Measures a password.
     *
     * @param names of the person and their company; any text, taken apart into words
     * @return 0 to 4
     */
    int score(String password, List<String> names) {
        String measured = fold(password.substring(0, Math.min(password.length(), MEASURED_LENGTH)));
        List<String> known = names.stream()
                .flatMap(PasswordStrength::spellings)
                .map(PasswordStrength::fold)
                .filter(each -> each.length() > 2)
                .distinct()
                .toList();
        return zxcvbn.measure(measured, known).getScore();
    }

    /**
     * What is wrong with a new password, if anything.
     *
     * @param least what the account asks for (SEC-26, SEC-29)
     */
    Optional<FieldProblem> problem(String field, String password, List<String> names, SecuritySettings least) {
        int shortest = least.leastPasswordLength();
        if (password.length() < shortest || password.length() > LONGEST) {
            return Optional.of(FieldProblem.of(field, "size", "problem.field.size", shortest, LONGEST));
        }
        return score(password, names) < least.leastPasswordScore()
                ? Optional.of(FieldProblem.of(field, "weak", "access.password.weak"))
                : Optional.empty();
    }

    // As it is written, without what stands between its words, and each word.
    private static Stream<String> spellings(String name) {
        return Stream.concat(Stream.of(name, NOT_WORD.matcher(name).replaceAll("")), NOT_WORD.splitAsStream(name));
    }

    // Dictionaries know no accents, and adding one to a word makes no good password.
    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Zxcvbn build() {
        try (InputStream words = Objects.requireNonNull(
                PasswordStrength.class.getResourceAsStream("/app/balcao/access/portuguese-words.txt"))) {
            List<String> portuguese = new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(PasswordStrength::fold)
                    .toList();
            return new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .dictionary(new Dictionary("portuguese", portuguese))
                    .keyboards(StandardKeyboards.loadAllKeyboards())
                    .build();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
