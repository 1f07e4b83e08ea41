package app.balcao.canned;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a canned answer may leave open, as {@code {{customer.name}}}, until it is put into an answer (RPL-13). The console
 * fills it with what the page of the ticket, or of the conversation, shows its reader, so that what is masked for them stays masked.
 */
public enum CannedVariable {
    CUSTOMER_NAME("customer.name"),
    CUSTOMER_FIRST_NAME("customer.first_name"),
    CUSTOMER_EMAIL("customer.email"),
    CUSTOMER_PHONE("customer.phone"),
    CUSTOMER_ORGANIZATION("customer.organization"),
    AGENT_NAME("agent.name"),
    AGENT_FIRST_NAME("agent.first_name"),
    AGENT_EMAIL("agent.email"),
    CONVERSATION_PROTOCOL("conversation.protocol"),
    TICKET_NUMBER("ticket.number"),
    TICKET_SUBJECT("ticket.subject"),
    TICKET_CATEGORY("ticket.category"),
    TICKET_AGENT("ticket.agent"),
    DEPARTMENT_NAME("department.name");

    private final String written;

    CannedVariable(String written) {
        this.written = written;
    }

    /** Its name between the braces. */
    public String written() {
        return written;
    }

    static Optional<CannedVariable> named(String name) {
        return Arrays.stream(values()).filter(each -> each.written.equals(name)).findFirst();
    }
}
