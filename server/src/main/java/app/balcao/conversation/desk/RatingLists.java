package app.balcao.conversation.desk;

import app.balcao.conversation.desk.ConversationRating.Satisfaction;
import app.balcao.conversation.store.RatingRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.Sight.Departments;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows what customers thought (RAT-5): to administrators of all departments, to managers of those they manage, and to who
 * has the permission of those whose chat they attend as well.
 */
@Service
@Transactional(readOnly = true)
public class RatingLists {

    private static final Duration USUAL = Duration.ofDays(30);

    private final RatingRepository ratings;
    private final Clock clock;

    RatingLists(RatingRepository ratings, Clock clock) {
        this.ratings = ratings;
        this.clock = clock;
    }

    /** The latest first. @throws Problem forbidden */
    public Page<ConversationRating> list(
            ActingAgent acting, @Nullable UUID departmentId, @Nullable UUID agentId, PageRequest page) {
        return ratings.list(departments(acting), departmentId, agentId, page);
    }

    /**
     * How satisfied the customers of each department were; of the last thirty days unless it is said.
     *
     * @throws Problem forbidden
     */
    public List<Satisfaction> satisfaction(ActingAgent acting, @Nullable Instant from, @Nullable Instant to) {
        Instant end = to == null ? clock.instant() : to;
        Instant begin = from == null ? end.minus(USUAL) : from;
        return ratings.satisfaction(departments(acting), begin.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC));
    }

    private static Departments departments(ActingAgent acting) {
        if (!acting.maySomewhere(Permission.CHAT_RATINGS_VIEW)) {
            throw Problem.forbidden();
        }
        if (acting.administrator()) {
            return Departments.ALL;
        }
        Set<UUID> departments = new HashSet<>(acting.manages());
        if (acting.may(Permission.CHAT_RATINGS_VIEW)) {
            departments.addAll(acting.chatsIn());
        }
        return new Departments(false, departments);
    }
}
