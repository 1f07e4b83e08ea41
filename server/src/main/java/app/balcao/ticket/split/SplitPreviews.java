package app.balcao.ticket.split;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.FieldChecks;
import app.balcao.ticket.TicketPresence;
import app.balcao.ticket.TicketState;
import app.balcao.ticket.merge.MergePreview.Present;
import app.balcao.ticket.merge.MergePreviews;
import app.balcao.ticket.store.PresenceRepository;
import app.balcao.ticket.store.SplitRepository;
import app.balcao.ticket.store.SplitRepository.Said;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says what splitting messages off a ticket would take with it, before it is done (SPL-2). */
@Service
@Transactional(readOnly = true)
public class SplitPreviews {

    private final TicketSplits splits;
    private final SplitRepository repository;
    private final PresenceRepository presence;
    private final MergePreviews merges;
    private final Clock clock;

    SplitPreviews(
            TicketSplits splits,
            SplitRepository repository,
            PresenceRepository presence,
            MergePreviews merges,
            Clock clock) {
        this.splits = splits;
        this.repository = repository;
        this.presence = presence;
        this.merges = merges;
        this.clock = clock;
    }

    /** @throws Problem as {@link TicketSplits#split} does for the ticket and its messages, but for the obstacle */
    public SplitPreview preview(ActingAgent acting, UUID id, @Nullable List<@Nullable UUID> messageIds) {
        TicketState source = splits.toRead(acting, id);
        FieldChecks checks = new FieldChecks();
        List<Said> chosen = splits.chosen(source, messageIds, checks);
        checks.refuse();
        List<UUID> ids = chosen.stream().map(Said::id).toList();
        OffsetDateTime since = OffsetDateTime.now(clock).minus(TicketPresence.LASTS);
        return new SplitPreview(
                chosen.stream().map(SplitPreviews::shown).toList(),
                repository.files(id, ids),
                repository.workSeconds(id, ids),
                source.notifyCustomer(),
                presence.others(id, acting.id(), since).stream()
                        .map(each -> new Present(each.name(), each.writing() != null))
                        .toList(),
                TicketSplits.obstacle(source).map(merges::obstacle).orElse(null));
    }

    private static SplitPreview.Message shown(Said message) {
        return new SplitPreview.Message(
                message.id(), message.kind(), message.author(), message.at(), TicketSplits.preview(message));
    }
}
