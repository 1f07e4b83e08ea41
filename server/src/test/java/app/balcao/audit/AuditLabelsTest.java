package app.balcao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.signon.SignOnKind;
import app.balcao.signon.token.TokenFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever reads the audit reads words: every action that the program publishes, every field that it tells of, and every
 * reason of a refusal has its label in the console. They are found in the program's source.
 */
class AuditLabelsTest {

    private static final Path SOURCES = Path.of("src/main/java/app/balcao");
    private static final Path TEXTS = Path.of("../web/src/features/audit/i18n/pt-BR.json");

    private static final Pattern ACTION = Pattern.compile("\"([a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern DONE = Pattern.compile(".*(ed|began|sent|set|reset|given|taken|made|left|shown)");
    private static final Pattern PUT_TOGETHER = Pattern.compile("\"[a-z-]*\\.\"\\s*\\+|\\+\\s*\"\\.[a-z-]*\"");
    private static final Pattern TELLS =
            Pattern.compile("\\bauditable\\([^)]*\\)\\s*\\{|\\.(?:changing|filteredBy)\\(");
    private static final Pattern ITEM =
            Pattern.compile("(?:\"[a-z-]+\\.[a-z-]+\"|\\baction),\\s*\"([a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern FIELD = Pattern.compile("\"([a-z][A-Za-z]*)\"\\s*,");
    private static final Pattern REASON =
            Pattern.compile("\\b(?:(?:secret|told)\\(|Told\\.[A-Z]+,|Found\\(null,)\\s*\"([A-Z][A-Z_0-9]+)\"");

    /** Names of things that only look like actions. */
    private static final Set<String> OTHERS = Set.of("starttls.required", "email.closed", "email.cancelled");

    private static List<String> sources;
    private static JsonNode texts;

    @BeforeAll
    static void read() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            sources = files.filter(each -> each.toString().endsWith(".java"))
                    .map(AuditLabelsTest::text)
                    .toList();
        }
        texts = JsonMapper.shared().readTree(text(TEXTS));
    }

    @Test
    @Rule("AUD-1")
    void everyActionIsToldInWords() {
        Set<String> published = new TreeSet<>();
        Properties messages = messages();
        for (String source : sources) {
            boolean audits = source.contains("AuditableAction");
            Matcher found = ACTION.matcher(source);
            while (found.find()) {
                String name = found.group(1);
                if (DONE.matcher(name).matches() && !messages.containsKey(name) && !OTHERS.contains(name)) {
                    published.add(name);
                }
            }
            assertThat(audits && PUT_TOGETHER.matcher(source).find())
                    .as("an action is written as a whole, so that it can be found, in%n%s", source)
                    .isFalse();
        }
        assertThat(published).contains("session.refused", "agent.changed", "audit.changed");
        assertThat(published.stream().filter(each -> texts.at("/action/" + each.replace('.', '/'))
                        .isMissingNode()))
                .as("actions without a text under action in %s", TEXTS)
                .isEmpty();
    }

    @Test
    @Rule("AUD-5")
    void linesCanBeNarrowedToEveryItemThatThereIsAndToNoOther() {
        Set<String> items = sources.stream()
                .flatMap(each -> ITEM.matcher(each).results())
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // Not after actions, but after a field and a property of Java.
        items.removeAll(Set.of("required", "range", "true"));
        assertThat(texts.at("/item").propertyNames()).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    @Rule("AUD-5")
    void everyFieldIsToldInWords() {
        Set<String> fields = new TreeSet<>();
        for (String source : sources) {
            Matcher found = TELLS.matcher(source);
            while (found.find()) {
                String told = balanced(source, found.end() - 1);
                FIELD.matcher(told).results().map(each -> each.group(1)).forEach(fields::add);
            }
        }
        assertThat(fields).contains("companyName", "reason", "emails", "retentionMonths");
        assertThat(fields.stream().filter(each -> texts.at("/field/" + each).isMissingNode()))
                .as("fields without a text under field in %s", TEXTS)
                .isEmpty();
    }

    @Test
    @Rule("AUD-4")
    void everyReasonOfARefusalIsToldInWords() {
        Set<String> reasons = sources.stream()
                .filter(each -> each.contains("Refus"))
                .flatMap(each -> REASON.matcher(each).results())
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(reasons).contains("WRONG_PASSWORD", "EMAIL_NOT_VERIFIED", "UNKNOWN_CUSTOMER");
        Stream.of(TokenFault.values()).map(TokenFault::name).forEach(reasons::add);
        Stream.of(SignOnKind.values()).map(SignOnKind::name).forEach(reasons::add);
        // Of an account that does not exist there is no audit.
        reasons.remove("UNKNOWN_ACCOUNT");
        assertThat(reasons.stream().filter(each -> !isTold(each)))
                .as("reasons without a text under value in %s", TEXTS)
                .isEmpty();
    }

    /** Of a reason that is put together, its beginning must be known. */
    private static boolean isTold(String reason) {
        return reason.endsWith("_")
                ? texts.at("/value").propertyNames().stream().anyMatch(each -> each.startsWith(reason))
                : !texts.at("/value/" + reason).isMissingNode();
    }

    /** What stands between a bracket and the one that closes it. */
    private static String balanced(String source, int opening) {
        int depth = 0;
        for (int at = opening; at < source.length(); at++) {
            char each = source.charAt(at);
            depth += each == '(' || each == '{' ? 1 : each == ')' || each == '}' ? -1 : 0;
            if (depth == 0) {
                return source.substring(opening, at);
            }
        }
        throw new IllegalStateException("A bracket that nothing closes");
    }

    private static Properties messages() {
        Properties messages = new Properties();
        try (var files = Files.newDirectoryStream(Path.of("src/main/resources/messages"), "*_pt_BR.properties")) {
            for (Path file : files) {
                try (var reader = Files.newBufferedReader(file)) {
                    messages.load(reader);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return messages;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
