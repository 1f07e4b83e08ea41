package app.balcao.conversation;

import app.balcao.conversation.event.ConversationRated;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.RatingRepository;
import app.balcao.people.RatingFormat;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what customers think of conversations that are over (RAT-3, RAT-4), for the channels. */
@Service
@Transactional
public class ConversationRatings {

    /** How long after the end a rating is taken. */
    public static final Duration TAKEN_FOR = Duration.ofMinutes(20);

    static final int LONGEST_COMMENT = 2_000;
    static final int BEST = 5;

    private final ConversationRepository conversations;
    private final RatingRepository ratings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationRatings(
            ConversationRepository conversations,
            RatingRepository ratings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.conversations = conversations;
        this.ratings = ratings;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps a customer's rating, the first one of a conversation. Sent again as it was, it changes nothing.
     *
     * @param contact who says so, by the channel
     * @throws Problem not-found, when it is not theirs; conflict, before its end, too long after it, when nobody
     *     attended, when its department asks for none (RAT-1), and when it was rated otherwise; validation
     */
    public void rate(UUID id, String contact, int stars, @Nullable String comment) {
        Conversation locked = conversations
                .lock(id)
                .filter(each -> each.contact().equals(contact))
                .orElseThrow(Problem::notFound);
        String said = comment == null ? "" : comment.strip();
        Optional<RatingFormat> asked = ratings.asked(locked.departmentId());
        RatingFormat format = asked.orElse(RatingFormat.STARS);
        if (!format.takes(stars)) {
            throw Problem.validation(
                    format == RatingFormat.FACES
                            ? FieldProblem.of("stars", "face", "conversation.rating.face")
                            : FieldProblem.of("stars", "range", "problem.field.range", 1, BEST));
        }
        if (ShortText.length(said) > LONGEST_COMMENT) {
            throw Problem.validation(FieldProblem.of("comment", "size", "problem.field.size", 0, LONGEST_COMMENT));
        }
        if (ratings.same(id, stars, said)) {
            return;
        }
        Instant now = clock.instant();
        Instant ended = locked.endedAt();
        if (asked.isEmpty()
                || ended == null
                || locked.answeredAt() == null
                || ended.plus(TAKEN_FOR).isBefore(now)) {
            throw Problem.conflict("conversation.problem.not-rateable");
        }
        if (!ratings.insert(locked, format, stars, said, now)) {
            throw Problem.conflict("conversation.problem.rated");
        }
        events.publishEvent(new ConversationRated(locked));
    }
}
