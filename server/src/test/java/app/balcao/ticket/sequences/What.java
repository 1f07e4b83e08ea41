package app.balcao.ticket.sequences;

/** All that is done to tickets, by whom there is and by time. */
enum What {
    OPEN(14, false),
    CUSTOMER_OPENS(8, false),
    OPEN_INTERNAL(5, false),
    BIND_SELF(12, true),
    BIND(9, true),
    TRANSFER(6, true),
    ESCALATE(5, true),
    REPLY(9, true),
    REPLY_WITH_FILES(2, true),
    CUSTOMER_WRITES(6, true),
    COMMENT(3, true),
    EDIT(6, true),
    APPLY_STATUS(4, true),
    END_STATUS(2, true),
    CLOSE(8, true),
    APPROVE(3, true),
    SEND_BACK(2, true),
    WITHDRAW(1, true),
    CANCEL(2, true),
    CUSTOMER_CANCELS(1, true),
    REOPEN(4, true),
    MERGE(4, true),
    UNDO_MERGE(2, true),
    SPLIT(4, false),
    UNDO_SPLIT(2, false),
    DISCARD(4, true),
    RESTORE(4, true),
    REMOVE(1, true),
    SEVEN_DAYS_PASS(1, false),
    TAG(3, true),
    UNTAG(1, true),
    LINK(3, true),
    UNLINK(1, true),
    FOLLOW(3, true),
    UNFOLLOW(1, true),
    SCHEDULE(3, true),
    UNSCHEDULE(1, true),
    SEND_LATER(4, true),
    TAKE_BACK(1, true),
    ITS_TIME_COMES(3, true),
    BULK(2, false),
    COLLEAGUE_MOVES(4, false),
    NEW_OWNER(1, false),
    NEW_AGENT(1, false);

    /** How often it is done, next to the others. */
    final int weight;

    /** Whether it is done to one ticket, so that two can do it at once. */
    final boolean atOnce;

    What(int weight, boolean atOnce) {
        this.weight = weight;
        this.atOnce = atOnce;
    }

    /** Whether there must be a ticket to do it to. */
    boolean needsTicket() {
        return atOnce || this == SPLIT || this == UNDO_SPLIT;
    }
}
