package app.balcao.channel.webchat.trigger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be so for a trigger to fire.
 *
 * @param value what it is compared with: a text, a number, {@code true} or {@code false}, the id of a department or label,
 *     or codes of countries with commas between them
 * @param departmentId whose queue is looked at; null for all of them together, and for other subjects
 */
public record TriggerCondition(
        Subject subject,
        Comparison comparison,
        String value,
        @Nullable UUID departmentId) {

    public TriggerCondition(Subject subject, Comparison comparison, String value) {
        this(subject, comparison, value, null);
    }

    /** What a condition looks at. */
    public enum Subject {
        PAGE_URL(Kind.TEXT),
        PAGE_TITLE(Kind.TEXT),
        REFERRER(Kind.TEXT),
        SEARCH_WORDS(Kind.TEXT),
        LANGUAGE(Kind.LANGUAGE),
        COUNTRY(Kind.COUNTRY),
        SECONDS_ON_PAGE(Kind.NUMBER),
        SECONDS_ON_SITE(Kind.NUMBER),
        PAGES_SEEN(Kind.NUMBER),
        VISITS(Kind.NUMBER),
        IDENTIFIED(Kind.YES_NO),
        DEPARTMENT_ONLINE(Kind.DEPARTMENT),
        DEVICE(Kind.DEVICE),
        BROWSER(Kind.BROWSER),
        SYSTEM(Kind.SYSTEM),
        QUEUE_LENGTH(Kind.NUMBER),
        LABEL(Kind.LABEL),
        CHAT_REQUESTED(Kind.YES_NO);

        private final Kind kind;

        Subject(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }

        boolean isClock() {
            return this == SECONDS_ON_PAGE || this == SECONDS_ON_SITE;
        }
    }

    /** How the value is compared. */
    public enum Comparison {
        IS,
        IS_NOT,
        CONTAINS,
        CONTAINS_NOT,
        /** The whole text, where {@code *} stands for anything. */
        MATCHES,
        AT_LEAST,
        AT_MOST
    }

    enum Kind {
        TEXT(Comparison.IS, Comparison.IS_NOT, Comparison.CONTAINS, Comparison.CONTAINS_NOT, Comparison.MATCHES),
        LANGUAGE(Comparison.IS, Comparison.IS_NOT),
        /** One of some. */
        COUNTRY(Comparison.IS, Comparison.IS_NOT),
        NUMBER(Comparison.AT_LEAST, Comparison.AT_MOST),
        YES_NO(Comparison.IS),
        DEPARTMENT(Comparison.IS, Comparison.IS_NOT),
        DEVICE(Comparison.IS, Comparison.IS_NOT),
        BROWSER(Comparison.IS, Comparison.IS_NOT),
        SYSTEM(Comparison.IS, Comparison.IS_NOT),
        LABEL(Comparison.IS, Comparison.IS_NOT);

        private final List<Comparison> comparisons;

        Kind(Comparison... comparisons) {
            this.comparisons = List.of(comparisons);
        }

        boolean allows(Comparison comparison) {
            return comparisons.contains(comparison);
        }
    }
}
