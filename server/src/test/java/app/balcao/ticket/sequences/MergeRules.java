package app.balcao.ticket.sequences;

import static app.balcao.ticket.sequences.TicketModel.CONFLICT;
import static app.balcao.ticket.sequences.TicketModel.DONE;
import static app.balcao.ticket.sequences.TicketModel.FORBIDDEN;
import static app.balcao.ticket.sequences.TicketModel.INVALID;
import static app.balcao.ticket.sequences.TicketModel.UNSEEN;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of merging tickets and of taking that back. */
final class MergeRules {

    private static final Set<Integer> WAITING_FOR_AGENT =
            Set.of(Expected.NEW, Expected.WAITING, Expected.CUSTOMER_WROTE, Expected.REASSIGNED, Expected.ESCALATED);
    private static final Set<Integer> WOKEN =
            Set.of(Expected.ANSWERED, Expected.ESCALATED, Expected.ASKED, Expected.ASKED_AGAIN);

    /** What is told of a ticket that stands, after it, as it stood before. */
    private static final Set<String> NO_MOVES = Set.of(
            "COMMENTED",
            "EDITED",
            "STATUS_STARTED",
            "STATUS_ENDED",
            "TAGGED",
            "UNTAGGED",
            "LINK_ADDED",
            "LINK_REMOVED",
            "SCHEDULED",
            "UNSCHEDULED",
            "DISCARDED",
            "RESTORED",
            "MERGED_FROM",
            "MERGED_INTO",
            "MERGE_UNDONE",
            "SPLIT_OFF",
            "SPLIT_UNDONE",
            "CHILD_ANSWERED",
            "CHILD_CLOSED",
            "CHILD_CANCELLED",
            "CHILD_REOPENED");

    private final TicketModel model;
    private final Map<Integer, Before> merged = new HashMap<>();
    private final Map<Integer, Woken> woken = new HashMap<>();
    private int order;

    MergeRules(TicketModel model) {
        this.model = model;
    }

    private record Before(
            int target,
            int order,
            boolean open,
            int situation,
            boolean hasStatus,
            boolean everClosed,
            boolean scheduled) {

        boolean awaitsAgent() {
            return open && WAITING_FOR_AGENT.contains(situation);
        }
    }

    /** How a target stood that a merge had wait for its agent; {@code lines} is how long its history was after it. */
    private record Woken(int situation, int asked, int lines) {}

    void takeOver(MergeRules other) {
        merged.putAll(other.merged);
        woken.putAll(other.woken);
        order = other.order;
    }

    /** The target is gone for good; what was merged into it stays closed. */
    void forget(int target) {
        merged.remove(target);
        merged.values().removeIf(each -> each.target() == target);
    }

    boolean isMerged(int id) {
        return merged.containsKey(id);
    }

    /** Where the messages of a ticket are read; null when that lies in the trash. */
    @Nullable
    Expected home(int id) {
        Before before = merged.get(id);
        return before == null ? model.live(id) : home(before.target());
    }

    int merge(int actor, int from, int into) {
        Expected source = model.live(from);
        Expected target = model.live(into);
        if (source == null || !model.sees(actor, source)) {
            return UNSEEN;
        }
        if (target == null || source == target || !model.sees(actor, target)) {
            return INVALID;
        }
        if (!model.works(actor, source) || !model.works(actor, target)) {
            return FORBIDDEN;
        }
        boolean fits = !isMerged(from)
                && !isMerged(into)
                && !target.closed()
                && (source.requester == null) == (target.requester == null)
                && !isAbove(source, target)
                && !isAbove(target, source)
                && !model.hasOpenChild(source);
        if (!fits) {
            return CONFLICT;
        }
        boolean decided = source.closed() || model.leads(source.department, actor);
        if (!decided && (source.asked() || model.managersClose.contains(source.department))) {
            return FORBIDDEN;
        }
        join(source, target, true);
        source.history.add("MERGED_INTO");
        target.history.add("MERGED_FROM");
        return DONE;
    }

    /** The messages of one stand in the other, which waits for its agent when the one did and there is something to answer. */
    void join(Expected source, Expected target, boolean asks) {
        Before before = new Before(
                target.id,
                order++,
                !source.closed(),
                source.situation,
                source.hasStatus,
                source.everClosed,
                source.scheduled);
        merged.put(source.id, before);
        if (asks && before.awaitsAgent() && WOKEN.contains(target.situation)) {
            woken.put(source.id, new Woken(target.situation, target.before, target.history.size()));
            target.situation = Expected.CUSTOMER_WROTE;
        }
        if (!source.closed()) {
            model.tellParent(source, "CHILD_CLOSED");
            source.everClosed = true;
            source.hasStatus = false;
            source.situation = Expected.CLOSED;
        }
        source.scheduled = false;
    }

    int undo(int actor, int from) {
        Expected source = model.live(from);
        if (source == null || !model.works(actor, source)) {
            return UNSEEN;
        }
        Before before = merged.get(from);
        Expected target = before == null ? null : model.live(before.target());
        if (before == null || target == null || model.splits.isUndone(from)) {
            return CONFLICT;
        }
        if (!model.works(actor, target)) {
            return FORBIDDEN;
        }
        if (before.open() && model.hasClosedParent(source)) {
            return CONFLICT;
        }
        merged.remove(from);
        settle(from, before, target);
        source.history.add("MERGE_UNDONE");
        target.history.add("MERGE_UNDONE");
        source.scheduled = before.scheduled();
        if (before.open()) {
            model.tellParent(source, "CHILD_REOPENED");
            source.situation = before.situation();
            source.hasStatus = before.hasStatus();
            source.everClosed = before.everClosed();
            model.trash.releaseFromWhoDoesNotFit(source);
        }
        return DONE;
    }

    // It stands as before the merge again, unless something moved it since or another merge brought a question too.
    private void settle(int from, Before merge, Expected target) {
        Woken before = woken.remove(from);
        if (before == null || target.situation != Expected.CUSTOMER_WROTE) {
            return;
        }
        boolean stayed = NO_MOVES.containsAll(target.history.subList(before.lines(), target.history.size()));
        boolean another = merged.values().stream()
                .anyMatch(each -> each.target() == target.id && each.order() > merge.order() && each.awaitsAgent());
        if (stayed && !another) {
            target.situation = before.situation();
            target.before = before.asked();
        }
    }

    private boolean isAbove(Expected one, Expected other) {
        if (other.parent == null) {
            return false;
        }
        Expected parent = model.live(other.parent);
        return other.parent == one.id || (parent != null && isAbove(one, parent));
    }
}
