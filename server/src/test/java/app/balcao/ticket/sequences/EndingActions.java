package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.TICKET;

import app.balcao.people.ActingAgent;
import app.balcao.platform.database.Trash;
import app.balcao.ticket.Closing;
import app.balcao.ticket.ClosingRequests;
import app.balcao.ticket.TicketCancelling;
import app.balcao.ticket.TicketClosing;
import app.balcao.ticket.merge.TicketMerges;
import app.balcao.ticket.sequences.Turn.Step;
import app.balcao.ticket.status.AppliedStatuses;
import app.balcao.ticket.trash.TicketTrash;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** How tickets come to their end, and back. */
final class EndingActions {

    private final World world;
    private final TicketClosing closing;
    private final ClosingRequests requests;
    private final TicketCancelling cancelling;
    private final AppliedStatuses statuses;
    private final TicketMerges merges;
    private final TicketTrash trash;

    EndingActions(World world) {
        this.world = world;
        closing = world.the(TicketClosing.class);
        requests = world.the(ClosingRequests.class);
        cancelling = world.the(TicketCancelling.class);
        statuses = world.the(AppliedStatuses.class);
        merges = world.the(TicketMerges.class);
        trash = world.the(TicketTrash.class);
    }

    /** What an agent does to a ticket of a model, with the status that is expected. */
    @FunctionalInterface
    private interface Expectation {
        int of(TicketModel model, int actor, int ticket);
    }

    /** The same, to one of the program. */
    @FunctionalInterface
    private interface Real {
        void act(ActingAgent acting, UUID ticket);
    }

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        plain(actions);
        actions.put(What.CLOSE, this::close);
        actions.put(What.CUSTOMER_CANCELS, this::customerCancels);
        actions.put(What.MERGE, this::merge);
        actions.put(What.SEVEN_DAYS_PASS, step -> sevenDaysPass());
    }

    // Those that take nothing but an agent and a ticket.
    private void plain(Map<What, Function<Step, Attempt>> actions) {
        actions.put(
                What.APPLY_STATUS,
                step -> plain(
                        step,
                        "sets the status of",
                        (model, actor, id) -> model.ending.applyStatus(actor, id),
                        (acting, id) -> statuses.apply(acting, id, world.status, null)));
        actions.put(
                What.END_STATUS,
                step -> plain(
                        step,
                        "ends the status of",
                        (model, actor, id) -> model.ending.endStatus(actor, id),
                        (acting, id) -> statuses.end(acting, id)));
        actions.put(
                What.APPROVE,
                step -> plain(
                        step,
                        "approves of closing",
                        (model, actor, id) -> model.ending.approve(actor, id),
                        (acting, id) -> closing.approve(acting, id)));
        actions.put(
                What.SEND_BACK,
                step -> plain(
                        step,
                        "sends back",
                        (model, actor, id) -> model.ending.sendBack(actor, id),
                        (acting, id) -> requests.sendBack(acting, id, "Falta algo.")));
        actions.put(
                What.WITHDRAW,
                step -> plain(
                        step,
                        "no longer asks to close",
                        (model, actor, id) -> model.ending.withdraw(actor, id),
                        (acting, id) -> requests.withdraw(acting, id)));
        actions.put(
                What.CANCEL,
                step -> plain(
                        step,
                        "cancels",
                        (model, actor, id) -> model.ending.cancel(actor, id),
                        (acting, id) -> cancelling.cancel(acting, id, "Engano.")));
        actions.put(
                What.REOPEN,
                step -> plain(
                        step,
                        "reopens",
                        (model, actor, id) -> model.ending.reopen(actor, id),
                        (acting, id) -> closing.reopen(acting, id)));
        actions.put(
                What.UNDO_MERGE,
                step -> plain(
                        step,
                        "undoes the merge of",
                        (model, actor, id) -> model.merges.undo(actor, id),
                        (acting, id) -> merges.undo(acting, id)));
        actions.put(
                What.DISCARD,
                step -> plain(
                        step,
                        "puts into the trash",
                        (model, actor, id) -> model.trash.discard(actor, id),
                        (acting, id) -> trash.discard(acting, id)));
        actions.put(
                What.RESTORE,
                step -> plain(
                        step,
                        "restores",
                        (model, actor, id) -> model.trash.restore(actor, id),
                        (acting, id) -> trash.restore(acting, id)));
        actions.put(
                What.REMOVE,
                step -> plain(
                        step,
                        "removes for good",
                        (model, actor, id) -> model.trash.remove(actor, id),
                        (acting, id) -> trash.remove(acting, id)));
    }

    private Attempt plain(Step step, String told, Expectation expected, Real real) {
        return Attempt.of(
                told(step, told),
                model -> expected.of(model, step.actor(), step.ticket()),
                () -> real.act(world.acting(step.actor()), world.ticket(step.ticket())));
    }

    private Attempt close(Step step) {
        int seconds = step.flag() ? 60 * step.choice() : 0;
        return Attempt.of(
                told(step, "having worked " + seconds + " closes"),
                model -> model.ending.close(step.actor(), step.ticket(), seconds),
                () -> closing.close(
                        world.acting(step.actor()),
                        world.ticket(step.ticket()),
                        new Closing(null, null, ServiceActions.worked(seconds))));
    }

    private Attempt customerCancels(Step step) {
        long number = world.number(step.ticket());
        return Attempt.of(
                "customer cancels " + step.ticket(),
                model -> model.isCustomers(step.ticket())
                        ? model.ending.customerCancels(step.ticket())
                        : TicketModel.UNSEEN,
                () -> cancelling.cancel(world.customer, number, null));
    }

    private Attempt merge(Step step) {
        int into = other(step);
        return Attempt.of(
                told(step, "merges into " + into),
                model -> model.merges.merge(step.actor(), step.ticket(), into),
                () -> merges.merge(world.acting(step.actor()), world.ticket(step.ticket()), world.ticket(into)));
    }

    private int other(Step step) {
        List<Integer> there = List.copyOf(world.there());
        return there.get(step.pick(there.size()));
    }

    private Attempt sevenDaysPass() {
        return Attempt.of("seven days pass", model -> model.trash.sevenDaysPass(), () -> {
            world.in(() -> {
                world.the(Trash.class).open();
                OffsetDateTime then = OffsetDateTime.now().minus(World.KEPT);
                return world.sql
                        .update(TICKET)
                        .set(TICKET.DELETED_AT, then)
                        .where(TICKET.DELETED_AT.isNotNull())
                        .execute();
            });
            trash.purge();
        });
    }

    private String told(Step step, String what) {
        return world.name(step.actor()) + " " + what + " " + step.ticket();
    }
}
