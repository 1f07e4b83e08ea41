package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.FORBIDDEN;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of splitting messages off tickets and of taking that back. */
final class SplitRules {

    private final TicketModel model;
    private final Map<Integer, Part> parts = new HashMap<>();
    private final Set<Integer> undone = new HashSet<>();

    SplitRules(TicketModel model) {
        this.model = model;
    }

    private record Part(int source, int messages, int workSeconds, int situation) {}

    void takeOver(SplitRules other) {
        parts.putAll(other.parts);
        undone.addAll(other.undone);
    }

    void forget(int id) {
        parts.remove(id);
    }

    boolean isUndone(int id) {
        return undone.contains(id);
    }

    /** Splits good messages off. */
    int split(
            int actor, int id, int department, @Nullable Integer agent, String subject, int messages, int workSeconds) {
        Expected source = model.live(id);
        if (source == null || !model.sees(actor, source)) {
            return UNSEEN;
        }
        if (!model.works(actor, source)) {
            return FORBIDDEN;
        }
        if (source.requester != null || source.closed()) {
            return CONFLICT;
        }
        boolean takesIt = agent != null && actor == agent && model.isOf(department, agent);
        int answer = takesIt ? DONE : model.mayOpen(actor, department, agent);
        if (answer != DONE) {
            return answer;
        }
        Expected part = model.opened(department, agent);
        part.history.add("SPLIT_FROM");
        part.subject = subject;
        part.messages = messages;
        part.workSeconds = workSeconds;
        source.history.add("SPLIT_OFF");
        source.messages -= messages;
        source.workSeconds -= workSeconds;
        parts.put(part.id, new Part(id, messages, workSeconds, source.situation));
        return DONE;
    }

    int undo(int actor, int id) {
        Expected part = model.live(id);
        Part split = parts.get(id);
        Expected source = split == null ? null : model.live(split.source());
        if (part == null || !(model.works(actor, part) || (source != null && model.works(actor, source)))) {
            return UNSEEN;
        }
        if (split == null || source == null || !fits(part, source)) {
            return CONFLICT;
        }
        undone.add(id);
        model.merges.join(part, source, part.customerWroteLast || source.situation != split.situation());
        part.history.add("SPLIT_UNDONE");
        part.messages -= split.messages();
        part.workSeconds -= split.workSeconds();
        source.history.add("SPLIT_UNDONE");
        source.messages += split.messages();
        source.workSeconds += split.workSeconds();
        return DONE;
    }

    private boolean fits(Expected part, Expected source) {
        return !isUndone(part.id)
                && !model.merges.isMerged(part.id)
                && !model.merges.isMerged(source.id)
                && (!source.closed() || part.closed())
                && parts.entrySet().stream()
                        .noneMatch(each -> each.getValue().source() == part.id && !isUndone(each.getKey()))
                && !model.hasOpenChild(part);
    }
}
