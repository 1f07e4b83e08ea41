package app.balcao.printing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a template can name (PRN-5). */
public enum Placeholder {
    ACCOUNT_NAME("account.name", Kind.TEXT),
    ACCOUNT_LOGO("account.logo", Kind.FORMATTED),
    PROTOCOL("protocol", Kind.TEXT),
    SUBJECT("subject", Kind.TEXT),
    MESSAGE("message", Kind.FORMATTED),
    CUSTOMER_NAME("customer.name", Kind.TEXT),
    CUSTOMER_EMAIL("customer.email", Kind.TEXT),
    CUSTOMER_PHONE("customer.phone", Kind.TEXT),
    CUSTOMER_ID("customer.id", Kind.TEXT),
    ORGANIZATION("organization", Kind.TEXT),
    COPIES("copies", Kind.TEXT),
    DEPARTMENT("department", Kind.TEXT),
    CATEGORY("category", Kind.TEXT),
    PRIORITY("priority", Kind.TEXT),
    AGENT("agent", Kind.TEXT),
    SITUATION("situation", Kind.TEXT),
    CREATED_AT("createdAt", Kind.TEXT),
    FIRST_REPLY_AT("firstReplyAt", Kind.TEXT),
    CLOSED_AT("closedAt", Kind.TEXT),
    CLOSE_REASON("closeReason", Kind.TEXT),
    WORK_TIME("workTime", Kind.TEXT),
    OPENING_FIELDS("openingFields", Kind.LIST, "label", "value"),
    CLOSING_FIELDS("closingFields", Kind.LIST, "label", "value"),
    REPLIES("replies", Kind.LIST, "author", "date", "text", "files"),
    COMMENTS("comments", Kind.LIST, "author", "date", "text", "files"),
    PRINTED_BY("printedBy", Kind.TEXT),
    PRINTED_AT("printedAt", Kind.TEXT);

    private static final Map<String, Placeholder> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Placeholder::path, Function.identity()));

    /** What it stands for. */
    public enum Kind {
        TEXT,
        /** Safe HTML, written as it is. */
        FORMATTED,
        /** Repeats what stands between its beginning and its end. */
        LIST
    }

    private final String path;
    private final Kind kind;
    private final List<String> items;

    Placeholder(String path, Kind kind, String... items) {
        this.path = path;
        this.kind = kind;
        this.items = List.of(items);
    }

    /** As a template writes it. */
    public String path() {
        return path;
    }

    public Kind kind() {
        return kind;
    }

    /** What each item of a list has; nothing for what is no list. */
    public List<String> items() {
        return items;
    }

    static Optional<Placeholder> of(String path) {
        return Optional.ofNullable(BY_NAME.get(path));
    }
}
