package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.ticket.store.SimilarReads;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds open tickets that a customer's new one may repeat. */
@Service
@Transactional(readOnly = true)
public class SimilarTickets {

    private final SimilarReads tickets;

    SimilarTickets(SimilarReads tickets) {
        this.tickets = tickets;
    }

    /** A ticket as a suggestion names it. */
    public record Similar(UUID id, long number, String subject, Named department, SituationView situation) {}

    /** Those of the customer's open tickets that the agent sees and whose subject is like that one, the likest first. */
    public List<Similar> of(ActingAgent acting, @Nullable UUID customerId, @Nullable String subject) {
        String line = FieldChecks.oneLine(subject);
        return customerId == null || line.length() < 3 || line.length() > FieldChecks.SUBJECT_LENGTH
                ? List.of()
                : tickets.find(acting, customerId, line);
    }
}
