package app.balcao.ticket.link;

/** What another ticket is to a ticket (REL-1). */
public enum LinkRelation {
    RELATED,
    DUPLICATE_OF,
    DUPLICATED_BY,
    BLOCKS,
    BLOCKED_BY;

    /** What the first ticket is to the other. */
    public LinkRelation seenFromTheOther() {
        return switch (this) {
            case RELATED -> RELATED;
            case DUPLICATE_OF -> DUPLICATED_BY;
            case DUPLICATED_BY -> DUPLICATE_OF;
            case BLOCKS -> BLOCKED_BY;
            case BLOCKED_BY -> BLOCKS;
        };
    }
}
