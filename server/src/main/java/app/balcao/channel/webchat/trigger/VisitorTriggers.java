package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.store.ChatTriggerRepository;
import app.balcao.channel.webchat.store.VisitorConversationRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.TriggerCondition.Subject;
import app.balcao.channel.webchat.trigger.VisitState.Around;
import app.balcao.channel.webchat.trigger.VisitState.Past;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks through an account's triggers for a visitor, and remembers what has fired for whom (GRD-21, GRD-22). */
@Service
public class VisitorTriggers {

    private final ChatTriggerRepository repository;
    private final VisitorRepository visitors;
    private final VisitorConversationRepository conversations;
    private final ChatTriggers triggers;
    private final ShownTriggers shown;
    private final TriggerCounts counts;
    private final Clock clock;

    VisitorTriggers(
            ChatTriggerRepository repository,
            VisitorRepository visitors,
            VisitorConversationRepository conversations,
            ChatTriggers triggers,
            ShownTriggers shown,
            TriggerCounts counts,
            Clock clock) {
        this.repository = repository;
        this.visitors = visitors;
        this.conversations = conversations;
        this.triggers = triggers;
        this.shown = shown;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * What to do for a visitor now.
     *
     * @param fires the trigger whose action is due, once only for each visitor where it says so
     * @param againInSeconds after how long on the same page to look again
     */
    public record Due(Optional<ChatTrigger> fires, OptionalLong againInSeconds) {

        static final Due NOTHING = new Due(Optional.empty(), OptionalLong.empty());
    }

    /**
     * Looks through the triggers. What it answers is remembered as having fired, so it must be carried out.
     *
     * @param state what departments are online, and which sites are the account's own, is found out here
     */
    @Transactional
    public Due consider(UUID visitorId, String ip, VisitState state) {
        List<ChatTrigger> active = state.free() ? repository.active() : List.of();
        if (active.isEmpty()) {
            return Due.NOTHING;
        }
        List<UUID> once = active.stream()
                .filter(each -> each.form().once())
                .map(ChatTrigger::id)
                .toList();
        if (!once.isEmpty()) {
            // Tabs that are opened together would fire together.
            visitors.lock(visitorId);
        }
        Set<UUID> ran = once.isEmpty() ? Set.of() : repository.ran(once, visitorId, ip);
        TriggerEvaluation found = TriggerEvaluator.evaluate(active, within(visitorId, state, active), ran);
        Optional<ChatTrigger> fires = found.fires()
                .flatMap(id ->
                        active.stream().filter(each -> each.id().equals(id)).findFirst());
        fires.filter(each -> each.form().once())
                .ifPresent(each -> repository.remember(each.id(), visitorId, ip, clock.instant()));
        return new Due(fires, found.againInSeconds());
    }

    /**
     * The trigger that a visitor follows into a conversation.
     *
     * @param proof what their browser was given with its card
     * @return nothing when it was not shown to them, is no more, or leads to no conversation
     */
    @Transactional(readOnly = true)
    public Optional<ChatTrigger> followed(UUID visitorId, String proof) {
        return find(visitorId, proof).filter(each -> each.form().action().begins());
    }

    /** A visitor accepted what a trigger showed them, or goes where it leads; counted once for each card. */
    @Transactional(readOnly = true)
    public void accepted(UUID visitorId, String proof) {
        find(visitorId, proof).ifPresent(each -> counts.followed(each, proof));
    }

    /** A conversation has begun by a trigger. */
    public void begun(ChatTrigger trigger) {
        counts.begun(trigger);
    }

    private Optional<ChatTrigger> find(UUID visitorId, String proof) {
        return shown.trigger(visitorId, proof).flatMap(repository::find);
    }

    /** Whether any trigger of the account can fire. */
    @Transactional(readOnly = true)
    public boolean any() {
        return repository.anyActive();
    }

    // Only what a trigger asks for is looked up.
    private VisitState within(UUID visitorId, VisitState state, List<ChatTrigger> active) {
        Set<Subject> asked = active.stream()
                .flatMap(each -> each.form().conditions().stream())
                .map(TriggerCondition::subject)
                .collect(Collectors.toSet());
        boolean leads = active.stream().anyMatch(each -> each.form().action() == Action.REDIRECT);
        boolean past = asked.contains(Subject.LABEL) || asked.contains(Subject.CHAT_REQUESTED);
        return state.within(
                past ? conversations.past(visitorId.toString()) : Past.NONE,
                new Around(
                        asked.contains(Subject.DEPARTMENT_ONLINE) ? triggers.online() : Set.of(),
                        asked.contains(Subject.QUEUE_LENGTH) ? triggers.waiting() : Map.of(),
                        leads ? triggers.sites() : Set.of()));
    }
}
