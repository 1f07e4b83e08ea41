package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.WORK_ENTRY;

import app.balcao.ticket.sequences.Turn.Step;
import app.balcao.ticket.split.NewSplit;
import app.balcao.ticket.split.TicketSplits;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.impl.DSL;

/** How messages are split off tickets, and come back. */
final class SplitActions {

    private static final String SUBJECT = "Outra coisa";

    private final World world;
    private final TicketSplits splits;

    SplitActions(World world) {
        this.world = world;
        splits = world.the(TicketSplits.class);
    }

    private record Written(UUID id, String kind) {}

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        actions.put(What.SPLIT, this::split);
        actions.put(What.UNDO_SPLIT, this::undo);
    }

    private Attempt split(Step step) {
        List<UUID> chosen = some(step);
        if (chosen.isEmpty()) {
            return Attempt.of("there is nothing to split off " + step.ticket(), model -> TicketModel.DONE, () -> {});
        }
        int department = step.pick(2);
        Integer agent = step.flag() ? step.pickOther(5) : null;
        int worked = worked(step, chosen);
        NewSplit wanted = new NewSplit(
                chosen,
                SUBJECT,
                world.departments.get(department),
                null,
                2,
                agent == null ? null : world.agents.get(agent),
                null,
                null);
        return new Attempt(
                world.name(step.actor()) + " splits " + chosen.size() + " off " + step.ticket() + " to " + department
                        + " and " + agent,
                model -> model.splits.split(
                        step.actor(), step.ticket(), department, agent, SUBJECT, chosen.size(), worked),
                () -> splits.split(world.acting(step.actor()), world.ticket(step.ticket()), wanted),
                world.tickets::add);
    }

    private Attempt undo(Step step) {
        return Attempt.of(
                world.name(step.actor()) + " undoes the split of " + step.ticket(),
                model -> model.splits.undo(step.actor(), step.ticket()),
                () -> splits.undo(world.acting(step.actor()), world.ticket(step.ticket())));
    }

    /** Some messages that may go: not the first of the ticket, and beginning with one that is no comment. */
    private List<UUID> some(Step step) {
        return world
                .in(() -> world.sql
                        .select(TICKET_MESSAGE.ID, TICKET_MESSAGE.KIND)
                        .from(TICKET_MESSAGE)
                        .where(TICKET_MESSAGE.TICKET_ID.eq(world.ticket(step.ticket())))
                        .orderBy(TICKET_MESSAGE.ID)
                        .fetch(each -> new Written(each.value1(), each.value2())))
                .stream()
                .skip(1L + step.pick(3))
                .limit(1L + step.pickOther(3))
                .dropWhile(each -> each.kind().equals("COMMENT"))
                .map(Written::id)
                .toList();
    }

    private int worked(Step step, List<UUID> messages) {
        return world.in(() -> world.sql
                .select(DSL.coalesce(DSL.sum(WORK_ENTRY.SECONDS), DSL.inline(0)))
                .from(WORK_ENTRY)
                .where(WORK_ENTRY.TICKET_ID.eq(world.ticket(step.ticket())))
                .and(WORK_ENTRY.MESSAGE_ID.in(messages))
                .fetchSingle()
                .value1()
                .intValue());
    }
}
