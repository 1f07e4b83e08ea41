package app.balcao.channel.webchat.trigger;

import java.util.List;

/**
 * Something that must be so for a trigger to fire.
 *
 * @param value what it is compared with: a text, a number, {@code true} or {@code false}, or a department's id
 */
public record TriggerCondition(Subject subject, Comparison comparison, String value) {

    /** What a condition looks at. */
    public enum Subject {
        PAGE_URL(Kind.TEXT),
        PAGE_TITLE(Kind.TEXT),
        REFERRER(Kind.TEXT),
        LANGUAGE(Kind.LANGUAGE),
        SECONDS_ON_PAGE(Kind.NUMBER),
        SECONDS_ON_SITE(Kind.NUMBER),
        PAGES_SEEN(Kind.NUMBER),
        VISITS(Kind.NUMBER),
        IDENTIFIED(Kind.YES_NO),
        DEPARTMENT_ONLINE(Kind.DEPARTMENT);

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
        NUMBER(Comparison.AT_LEAST, Comparison.AT_MOST),
        YES_NO(Comparison.IS),
        DEPARTMENT(Comparison.IS, Comparison.IS_NOT);

        private final List<Comparison> comparisons;

        Kind(Comparison... comparisons) {
            this.comparisons = List.of(comparisons);
        }

        boolean allows(Comparison comparison) {
            return comparisons.contains(comparison);
        }
    }
}
