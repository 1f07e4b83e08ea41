package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.store.DraftRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what an agent was writing, one draft per place, so that nothing typed is lost. Nobody else sees it. */
@Service
@Transactional
public class Drafts {

    /** The most characters of a draft's JSON. */
    public static final int CONTENT_LENGTH = 1_000_000;

    private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9:_.-]{1,100}");

    private final DraftRepository repository;
    private final Clock clock;

    Drafts(DraftRepository repository, Clock clock) {
        this.repository = repository;
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
     * Keeps a draft, over the one that was there.
     *
     * @throws Problem validation, for a place that is none or a content too long
     */
    public void put(ActingAgent acting, String place, String content) {
        if (!PLACE.matcher(place).matches()) {
            throw Problem.validation(FieldProblem.of("place", "invalid", "problem.field.type"));
        }
        if (content.length() > CONTENT_LENGTH) {
            throw Problem.validation(FieldProblem.of("content", "size", "problem.field.size", 0, CONTENT_LENGTH));
        }
        // JSON may name the one character that the database cannot hold.
        repository.put(acting.id(), place, content.replace("\\u0000", ""), OffsetDateTime.now(clock));
    }

    public void delete(ActingAgent acting, String place) {
        repository.delete(acting.id(), place);
    }
}
