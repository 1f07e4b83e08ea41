package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.store.VisitorGridRepository;
import app.balcao.channel.webchat.store.VisitorInvitationRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is on the site now, for agents who may see it (GRD-1). */
@Service
@Transactional(readOnly = true)
public class VisitorGrid {

    private static final int MOST_INVITATIONS = 10;

    private final VisitorGridRepository repository;
    private final VisitorInvitationRepository invitations;
    private final Clock clock;

    VisitorGrid(VisitorGridRepository repository, VisitorInvitationRepository invitations, Clock clock) {
        this.repository = repository;
        this.invitations = invitations;
        this.clock = clock;
    }

    /** Those who are there, who came last first. @throws Problem forbidden */
    public Page<PresentVisitor> list(
            ActingAgent acting, @Nullable VisitorState state, @Nullable String text, PageRequest page) {
        acting.require(Permission.CHAT_VISITORS);
        var filter = new VisitorFilter(
                state, text == null ? "" : text.strip(), acting.may(Permission.CUSTOMER_PERSONAL_VIEW));
        return repository.list(filter, page, clock.instant());
    }

    /** One, also when they have gone. @throws Problem forbidden; not-found */
    public VisitorDetail find(ActingAgent acting, UUID id) {
        acting.require(Permission.CHAT_VISITORS);
        var now = clock.instant();
        PresentVisitor visitor = repository.find(id, now).orElseThrow(Problem::notFound);
        return repository.detail(visitor, invitations.of(id, MOST_INVITATIONS, now));
    }
}
