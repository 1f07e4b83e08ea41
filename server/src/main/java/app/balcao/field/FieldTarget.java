package app.balcao.field;

/** Of what, and when, a custom field is asked (FLD-1). */
public enum FieldTarget {
    /** Of a ticket, by who opens it. */
    TICKET_OPENING,
    /** Of a ticket, by who closes it. */
    TICKET_CLOSING,
    CUSTOMER,
    /** Of a visitor, before a chat (WID-2). */
    CHAT;

    public boolean ofTickets() {
        return this == TICKET_OPENING || this == TICKET_CLOSING;
    }

    /** Whether departments have fields of their own (FLD-2). */
    public boolean byDepartment() {
        return this != CUSTOMER;
    }
}
