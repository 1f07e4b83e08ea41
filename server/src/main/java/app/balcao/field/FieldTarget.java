package app.balcao.field;

/** Of what, and when, a custom field is asked (FLD-1). */
public enum FieldTarget {
    /** Of a ticket, by who opens it. */
    TICKET_OPENING,
    /** Of a ticket, by who closes it. */
    TICKET_CLOSING,
    CUSTOMER;

    public boolean ofTickets() {
        return this != CUSTOMER;
    }
}
