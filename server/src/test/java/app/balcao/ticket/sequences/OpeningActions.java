package app.balcao.ticket.sequences;

import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.Escalations;
import app.balcao.ticket.InternalTickets;
import app.balcao.ticket.NewInternalTicket;
import app.balcao.ticket.NewTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.sequences.Turn.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How tickets come to be. What agents ask of each other is marked, so that no customer is to find it. */
final class OpeningActions {

    /** A word that stands in all that customers must not see. */
    static final String SECRET = "Sigilo";

    private final World world;
    private final TicketOpening opening;
    private final InternalTickets internal;
    private final Escalations escalations;

    OpeningActions(World world) {
        this.world = world;
        opening = world.the(TicketOpening.class);
        internal = world.the(InternalTickets.class);
        escalations = world.the(Escalations.class);
    }

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        actions.put(What.OPEN, this::open);
        actions.put(What.CUSTOMER_OPENS, this::customerOpens);
        actions.put(What.OPEN_INTERNAL, this::openInternal);
        actions.put(What.ESCALATE, this::escalate);
    }

    private Attempt open(Step step) {
        int department = step.pick(2);
        Integer agent = chosen(step);
        NewTicket wanted = new NewTicket(
                world.customer,
                world.departments.get(department),
                null,
                "Assunto",
                "<p>Olá</p>",
                2,
                id(agent),
                null,
                null,
                null,
                null,
                null);
        return new Attempt(
                world.name(step.actor()) + " opens in " + department + " for " + agent,
                model -> model.open(step.actor(), department, agent),
                () -> opening.open(world.acting(step.actor()), wanted).id(),
                world.tickets::add);
    }

    private Attempt customerOpens(Step step) {
        int department = step.pick(2);
        CustomerMessage message = fromCustomer(world, department, "Assunto");
        return new Attempt(
                "customer opens in " + department,
                model -> model.open(step.actor(), department, null),
                () -> opening.open(message).id(),
                world.tickets::add);
    }

    static CustomerMessage fromCustomer(World world, int department, String subject) {
        return new CustomerMessage(
                world.customer,
                world.departments.get(department),
                null,
                2,
                subject,
                "<p>E agora?</p>",
                null,
                List.of(),
                null,
                null,
                Origin.EMAIL,
                null);
    }

    private Attempt openInternal(Step step) {
        int department = step.pick(2);
        Integer agent = chosen(step);
        NewInternalTicket wanted = internal(department, agent);
        return new Attempt(
                world.name(step.actor()) + " asks " + department + " for " + agent,
                model -> model.openInternal(step.actor(), department, agent),
                () -> internal.open(world.acting(step.actor()), wanted).id(),
                world.tickets::add);
    }

    private Attempt escalate(Step step) {
        int department = step.pick(2);
        NewInternalTicket wanted = internal(department, null);
        return new Attempt(
                world.name(step.actor()) + " escalates " + step.ticket() + " to " + department,
                model -> model.service.escalate(step.actor(), step.ticket(), department),
                () -> escalations
                        .escalate(world.acting(step.actor()), world.ticket(step.ticket()), wanted)
                        .id(),
                world.tickets::add);
    }

    private NewInternalTicket internal(int department, @Nullable Integer agent) {
        return new NewInternalTicket(
                world.departments.get(department),
                null,
                "Assunto",
                "<p>" + SECRET + "</p>",
                2,
                null,
                id(agent),
                null,
                null);
    }

    private static @Nullable Integer chosen(Step step) {
        return step.flag() ? step.pickOther(5) : null;
    }

    private @Nullable UUID id(@Nullable Integer agent) {
        return agent == null ? null : world.agents.get(agent);
    }
}
