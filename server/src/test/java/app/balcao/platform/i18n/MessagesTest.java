package app.balcao.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.Rule;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.NoSuchMessageException;

/** The texts that the server writes, and what happens where one is missing. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path TEXTS = Path.of("src/main/resources/messages");
    private static final String KEY = "\"([a-z]+(?:\\.[A-Za-z0-9-]+)+)\"";
    private static final List<Pattern> USES = List.of(
            Pattern.compile("\\bmessages\\.text\\((?:[\\w.()]+,\\s*)?" + KEY),
            Pattern.compile("\\bFieldProblem\\.of\\(\\s*[^;,]+,\\s*[^;,]+,\\s*" + KEY),
            Pattern.compile("\\bProblem\\.\\w+\\((?:[^;(\"]|\"[a-z-]*\")*?" + KEY));
    private static final Pattern PLACE = Pattern.compile("\\{\\d+");

    @Test
    @Rule("LNG-8")
    void whatALanguageLacksIsToldInPortugueseAndLoggedOnce() {
        var source = new SourceLanguageFallback("i18n/sample");
        var logger = (Logger) LoggerFactory.getLogger(SourceLanguageFallback.class);
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(source.getMessage("sample.both", new Object[] {"Ana"}, Locale.ENGLISH))
                    .isEqualTo("Hello, Ana");
            assertThat(log.list).isEmpty();
            for (int times = 0; times < 2; times++) {
                assertThat(source.getMessage("sample.portuguese", new Object[] {"Ana"}, Locale.ENGLISH))
                        .isEqualTo("Só aqui, Ana");
            }
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly("There is no text sample.portuguese in en: the Portuguese one stands in");
            assertThatThrownBy(() -> source.getMessage("sample.nowhere", null, Locale.ENGLISH))
                    .isInstanceOf(NoSuchMessageException.class);
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    @Rule("LNG-8")
    void everyTextThatTheProgramAsksForIsThereInPortuguese() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path file : portuguese()) {
            known.addAll(read(file).stringPropertyNames());
        }
        Set<String> wanted = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                USES.forEach(use -> use.matcher(source).results().forEach(found -> wanted.add(found.group(1))));
            }
        }
        assertThat(wanted).contains("problem.field.required", "access.registration.closed", "access.link.unusable");
        wanted.removeAll(known);
        assertThat(wanted).as("texts that are nowhere").isEmpty();
    }

    @Test
    @Rule({"LNG-1", "LNG-8"})
    void everyLanguageHasEveryTextWithTheSamePlaces() throws IOException {
        for (Path file : portuguese()) {
            Properties source = read(file);
            for (String language : List.of("en", "es")) {
                Properties other = read(Path.of(file.toString().replace("pt_BR", language)));
                assertThat(other.stringPropertyNames())
                        .as("%s in %s", file.getFileName(), language)
                        .isEqualTo(source.stringPropertyNames());
                source.forEach((key, text) -> assertThat(places(other.getProperty((String) key)))
                        .as("%s in %s", key, language)
                        .isEqualTo(places((String) text)));
            }
        }
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<Path> portuguese() throws IOException {
        try (Stream<Path> files = Files.list(TEXTS)) {
            return files.filter(each -> each.toString().endsWith("_pt_BR.properties"))
                    .toList();
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return texts;
    }
}
