package app.balcao.ticket.sequences;

import app.balcao.agenda.ScheduleForm;
import app.balcao.agenda.Schedules;
import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.ScheduledReplies;
import app.balcao.ticket.TicketFollowers;
import app.balcao.ticket.TicketTags;
import app.balcao.ticket.Writing;
import app.balcao.ticket.link.LinkRelation;
import app.balcao.ticket.link.TicketLinks;
import app.balcao.ticket.sequences.Turn.Step;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What is put beside tickets, and what has its time. */
final class SideActions {

    private static final UUID NONE = new UUID(0, 0);

    private final World world;
    private final TicketTags tags;
    private final TicketLinks links;
    private final TicketFollowers followers;
    private final Schedules schedules;
    private final ScheduledReplies replies;

    SideActions(World world) {
        this.world = world;
        tags = world.the(TicketTags.class);
        links = world.the(TicketLinks.class);
        followers = world.the(TicketFollowers.class);
        schedules = world.the(Schedules.class);
        replies = world.the(ScheduledReplies.class);
    }

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        actions.put(What.TAG, this::tag);
        actions.put(What.UNTAG, this::untag);
        actions.put(What.LINK, this::link);
        actions.put(What.UNLINK, this::unlink);
        actions.put(What.FOLLOW, this::follow);
        actions.put(What.UNFOLLOW, this::unfollow);
        actions.put(What.SCHEDULE, this::schedule);
        actions.put(What.UNSCHEDULE, this::unschedule);
        actions.put(What.SEND_LATER, this::sendLater);
        actions.put(What.TAKE_BACK, this::takeBack);
        actions.put(What.ITS_TIME_COMES, this::itsTimeComes);
    }

    private Attempt tag(Step step) {
        int tag = step.pick(2);
        return Attempt.of(
                told(step, "tags"),
                model -> model.side.tag(step.actor(), step.ticket(), tag),
                () -> tags.add(acting(step), ticket(step), world.tags.get(tag), null));
    }

    private Attempt untag(Step step) {
        int tag = step.pick(2);
        return Attempt.of(
                told(step, "takes a tag off"),
                model -> model.side.untag(step.actor(), step.ticket(), tag),
                () -> tags.remove(acting(step), ticket(step), world.tags.get(tag)));
    }

    private Attempt link(Step step) {
        int to = other(step);
        return Attempt.of(
                told(step, "links with " + to),
                model -> model.side.link(step.actor(), step.ticket(), to),
                () -> links.add(acting(step), ticket(step), world.ticket(to), LinkRelation.RELATED));
    }

    private Attempt unlink(Step step) {
        int from = other(step);
        return Attempt.of(
                told(step, "parts from " + from),
                model -> model.side.unlink(step.actor(), step.ticket(), from),
                () -> links.remove(acting(step), ticket(step), world.ticket(from)));
    }

    private int other(Step step) {
        List<Integer> there = List.copyOf(world.there());
        return there.get(step.pick(there.size()));
    }

    private Attempt follow(Step step) {
        int agent = step.flag() ? step.pick(5) : step.actor();
        return Attempt.of(
                told(step, "has " + world.name(agent) + " follow"),
                model -> model.side.follow(step.actor(), step.ticket(), agent),
                () -> followers.add(acting(step), ticket(step), world.agents.get(agent)));
    }

    private Attempt unfollow(Step step) {
        int agent = step.flag() ? step.pick(5) : step.actor();
        return Attempt.of(
                told(step, "has " + world.name(agent) + " follow no longer"),
                model -> model.side.unfollow(step.actor(), step.ticket(), agent),
                () -> followers.remove(acting(step), ticket(step), world.agents.get(agent)));
    }

    private Attempt schedule(Step step) {
        int version = version(step);
        ScheduleForm form = new ScheduleForm(OffsetDateTime.now().plusDays(1 + step.pick(30)), null, null);
        return Attempt.of(
                told(step, "schedules"),
                model -> model.later.schedule(step.actor(), step.ticket()),
                () -> schedules.schedule(acting(step), ticket(step), form, version));
    }

    private Attempt unschedule(Step step) {
        int version = version(step);
        return Attempt.of(
                told(step, "schedules no longer"),
                model -> model.later.unschedule(step.actor(), step.ticket()),
                () -> schedules.cancel(acting(step), ticket(step), version));
    }

    // The version of the ticket's schedules as the actor sees them before; whatever, if they see none.
    private int version(Step step) {
        try {
            return Tenant.call(
                    world.account.id(),
                    () -> schedules.of(acting(step), ticket(step)).version());
        } catch (Problem unseen) {
            return 0;
        }
    }

    private Attempt sendLater(Step step) {
        return new Attempt(
                told(step, "is going to answer"),
                model -> model.later.sendLater(step.actor(), step.ticket()),
                () -> replies.schedule(
                        acting(step),
                        ticket(step),
                        new Writing("<p>Depois.</p>", null),
                        null,
                        false,
                        OffsetDateTime.now().plusDays(1)),
                world.replies::add);
    }

    private Attempt takeBack(Step step) {
        int serial = serial(step);
        UUID id = id(serial);
        return Attempt.of(
                told(step, "takes back answer " + serial + " to"),
                model -> model.later.takeBack(step.actor(), step.ticket(), serial),
                () -> replies.withdraw(acting(step), id));
    }

    private Attempt itsTimeComes(Step step) {
        int serial = serial(step);
        UUID id = id(serial);
        return Attempt.of(
                "the time of answer " + serial + " to " + step.ticket() + " comes",
                model -> model.later.itsTimeComes(step.ticket(), serial),
                () -> replies.send(id));
    }

    private int serial(Step step) {
        Expected ticket = world.model().tickets.get(step.ticket());
        return ticket == null || ticket.later.isEmpty()
                ? -1
                : ticket.later.get(step.pick(ticket.later.size())).serial();
    }

    private UUID id(int serial) {
        return serial < 0 ? NONE : world.replies.get(serial);
    }

    private ActingAgent acting(Step step) {
        return world.acting(step.actor());
    }

    private UUID ticket(Step step) {
        return world.ticket(step.ticket());
    }

    private String told(Step step, String what) {
        return world.name(step.actor()) + " " + what + " " + step.ticket();
    }
}
