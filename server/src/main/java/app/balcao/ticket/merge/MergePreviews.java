package app.balcao.ticket.merge;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import app.balcao.ticket.TicketPresence;
import app.balcao.ticket.merge.MergePreview.Obstacle;
import app.balcao.ticket.merge.MergePreview.Present;
import app.balcao.ticket.merge.MergePreview.Side;
import app.balcao.ticket.store.MergeRepository;
import app.balcao.ticket.store.PresenceRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what merging two tickets would do, before it is done (MRG-2). */
@Service
@Transactional(readOnly = true)
public class MergePreviews {

    private final TicketMerges merges;
    private final MergeRepository repository;
    private final PresenceRepository presence;
    private final Messages texts;
    private final Clock clock;

    MergePreviews(
            TicketMerges merges, MergeRepository repository, PresenceRepository presence, Messages texts, Clock clock) {
        this.merges = merges;
        this.repository = repository;
        this.presence = presence;
        this.texts = texts;
        this.clock = clock;
    }

    /** @throws Problem as {@link TicketMerges#merge}, but for what it names as the obstacle */
    public MergePreview preview(ActingAgent acting, UUID id, @Nullable UUID into) {
        TicketMerges.Pair pair = merges.load(acting, id, into, false);
        UUID target = pair.target().id();
        Map<UUID, Side> sides = repository.sides(id, target);
        MergeRepository.Extent extent = repository.extent(id);
        OffsetDateTime since = OffsetDateTime.now(clock).minus(TicketPresence.LASTS);
        List<Present> present = Stream.of(id, target)
                .flatMap(each -> presence.others(each, acting.id(), since).stream())
                .map(each -> new Present(each.name(), each.writing() != null))
                .distinct()
                .toList();
        return new MergePreview(
                Objects.requireNonNull(sides.get(id)),
                Objects.requireNonNull(sides.get(target)),
                extent.messages(),
                extent.files(),
                !Objects.equals(pair.source().customerId(), pair.target().customerId()),
                !pair.source().situation().over(),
                TicketMerges.wakes(pair),
                extent.waitingReplies(),
                present,
                merges.obstacle(acting, pair).map(this::obstacle).orElse(null));
    }

    public Obstacle obstacle(Problem refusal) {
        return new Obstacle("/problems/" + refusal.kind(), texts.text(refusal.messageKey(), refusal.arguments()));
    }
}
