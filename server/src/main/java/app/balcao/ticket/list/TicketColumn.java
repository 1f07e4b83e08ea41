package app.balcao.ticket.list;

import java.util.Arrays;
import java.util.List;

/** What a list can show of a ticket (COL-3), in the usual order. */
public enum TicketColumn implements ListColumn {
    NUMBER(true, true),
    SUBJECT(true, true),
    CUSTOMER(false, true),
    ORGANIZATION(false, false),
    DEPARTMENT(false, true),
    CATEGORY(false, false),
    PRIORITY(false, false),
    AGENT(false, true),
    SITUATION(false, true),
    SITUATION_AT(false, false),
    STATUS(false, false),
    TAGS(false, false),
    SCHEDULED_AT(false, false),
    WORK_TIME(false, false),
    LAST_MESSAGE_AT(false, true),
    CREATED_AT(false, false),
    FIRST_REPLY_AT(false, false),
    CLOSED_AT(false, false),
    ORIGIN(false, false);

    private final boolean fixed;
    private final boolean usual;

    TicketColumn(boolean fixed, boolean usual) {
        this.fixed = fixed;
        this.usual = usual;
    }

    @Override
    public String key() {
        return name();
    }

    /** What tells tickets apart, and is always shown. */
    public static List<TicketColumn> fixed() {
        return Arrays.stream(values()).filter(each -> each.fixed).toList();
    }

    /** What is shown until somebody chooses. */
    public static List<ListColumn> usual() {
        return Arrays.stream(values())
                .filter(each -> each.usual)
                .<ListColumn>map(each -> each)
                .toList();
    }
}
