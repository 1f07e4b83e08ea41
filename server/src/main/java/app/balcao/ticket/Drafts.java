package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.DraftRepository;
import app.balcao.ticket.store.TicketReads;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what an agent was writing, one draft per place, so that nothing typed is lost. Nobody else sees it. */
@Service
@Transactional
public class Drafts {

    /** The most characters of a draft's JSON. */
    public static final int CONTENT_LENGTH = 1_000_000;

    /** How many drafts an agent has at most. */
    static final int MOST = 100;

    /** The most characters of all that an agent has. */
    static final int MOST_CONTENT = 5_000_000;

    /** The forms for a new ticket, and what is written in one that is there. */
    private static final Pattern PLACE = Pattern.compile("ticket:(?:new|new-internal"
            + "|(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}):(?:reply|comment|edit|escalate))");

    private final DraftRepository repository;
    private final TicketReads tickets;
    private final Clock clock;

    Drafts(DraftRepository repository, TicketReads tickets, Clock clock) {
        this.repository = repository;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param content as JSON */
    public record Draft(String content, OffsetDateTime updatedAt) {}

    /** @throws Problem not-found, without a draft there */
    @Transactional(readOnly = true)
    public Draft get(ActingAgent acting, String place) {
        return repository.find(acting.id(), place).orElseThrow(Problem::notFound);
    }

    /**
     * Keeps a draft, over the one that was there. Beyond {@value #MOST} of them, or {@value #MOST_CONTENT} characters,
     * an agent's oldest go (RPL-22).
     *
     * @throws Problem validation, for a place that is none or a content too long; not-found, for a ticket that the
     *     agent does not see
     */
    public void put(ActingAgent acting, String place, String content) {
        Matcher known = PLACE.matcher(place);
        if (!known.matches()) {
            throw Problem.validation(FieldProblem.of("place", "invalid", "problem.field.type"));
        }
        if (known.group(1) != null && !sees(acting, UUID.fromString(known.group(1)))) {
            throw Problem.notFound();
        }
        if (content.length() > CONTENT_LENGTH) {
            throw Problem.validation(FieldProblem.of("content", "size", "problem.field.size", 0, CONTENT_LENGTH));
        }
        // JSON may name the one character that the database cannot hold.
        repository.prune(acting.id(), place, MOST - 1, MOST_CONTENT - content.length());
        repository.put(acting.id(), place, content.replace("\\u0000", ""), OffsetDateTime.now(clock));
    }

    public void delete(ActingAgent acting, String place) {
        repository.delete(acting.id(), place);
    }

    private boolean sees(ActingAgent acting, UUID ticketId) {
        return tickets.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .isPresent();
    }
}
