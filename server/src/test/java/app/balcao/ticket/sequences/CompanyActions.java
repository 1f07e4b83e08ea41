package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.DEPARTMENT_AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.balcao.people.AgentForm;
import app.balcao.people.AgentRightsChanged;
import app.balcao.people.FirstAccess;
import app.balcao.people.NewAgents;
import app.balcao.people.OwnerChange;
import app.balcao.people.Ownership;
import app.balcao.platform.realtime.Realtime;
import app.balcao.platform.realtime.Topics;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.bulk.TicketBulk;
import app.balcao.ticket.bulk.TicketBulks;
import app.balcao.ticket.sequences.Turn.Step;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What happens in the company as a whole, and to many tickets. */
final class CompanyActions {

    private static final int MANY = 4;

    private final World world;
    private final NewAgents agents;
    private final Ownership ownership;
    private final TicketBulks bulks;

    CompanyActions(World world) {
        this.world = world;
        agents = world.the(NewAgents.class);
        ownership = world.the(Ownership.class);
        bulks = world.the(TicketBulks.class);
    }

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        actions.put(What.COLLEAGUE_MOVES, step -> colleagueMoves());
        actions.put(What.NEW_OWNER, this::newOwner);
        actions.put(What.NEW_AGENT, this::newAgent);
        actions.put(What.BULK, this::bulk);
    }

    // The colleague leaves support, with whatever they are responsible for there, or comes back.
    private Attempt colleagueMoves() {
        boolean leaves = world.model().isOf(World.SUPPORT, World.COLLEAGUE);
        return Attempt.of(
                leaves ? "colleague leaves" : "colleague comes back",
                model -> {
                    if (leaves) {
                        model.worksNoMore(World.SUPPORT, World.COLLEAGUE);
                    } else {
                        model.works(World.SUPPORT, World.COLLEAGUE);
                    }
                    return TicketModel.DONE;
                },
                () -> world.in(() -> move(leaves)));
    }

    private int move(boolean leaves) {
        UUID colleague = world.account.colleague();
        int changed = leaves
                ? world.sql
                        .deleteFrom(DEPARTMENT_AGENT)
                        .where(DEPARTMENT_AGENT.AGENT_ID.eq(colleague))
                        .execute()
                : world.sql
                        .insertInto(DEPARTMENT_AGENT)
                        .set(DEPARTMENT_AGENT.ACCOUNT_ID, world.account.id())
                        .set(DEPARTMENT_AGENT.DEPARTMENT_ID, world.account.support())
                        .set(DEPARTMENT_AGENT.AGENT_ID, colleague)
                        .set(DEPARTMENT_AGENT.TICKETS, true)
                        .set(DEPARTMENT_AGENT.CHAT, false)
                        .execute();
        // As the directory tells it.
        world.the(Realtime.class).publish(Topics.agent(colleague), "rights-changed", Map.of());
        world.publish(new AgentRightsChanged(colleague));
        return changed;
    }

    private Attempt newOwner(Step step) {
        int to = step.pick(2);
        UUID from = world.agents.get(world.model().owner);
        return Attempt.of(
                world.name(step.actor()) + " gives the account to " + world.name(to),
                model -> model.ownershipTo(step.actor(), to),
                () -> ownership.change(
                        world.acting(step.actor()),
                        new OwnerChange(from, world.agents.get(to), true, false, false, world.account.login())));
    }

    private Attempt newAgent(Step step) {
        String email = "nova-" + UUID.randomUUID() + "@empresa.example";
        return Attempt.of(
                world.name(step.actor()) + " registers an agent",
                model -> model.takeSeat(step.actor()),
                () -> agents.register(
                        world.acting(step.actor()),
                        AgentForm.plain("Nina Nova", email, List.of()),
                        FirstAccess.BY_LINK));
    }

    // Some tickets, one after the other, each of which is done or refused by itself.
    private Attempt bulk(Step step) {
        List<Integer> there = List.copyOf(world.there());
        List<Integer> picked = IntStream.range(0, Math.min(MANY, there.size()))
                .map(each -> there.get((step.pick(there.size()) + each) % there.size()))
                .boxed()
                .toList();
        TicketBulk.Action action = List.of(TicketBulk.Action.CLOSE, TicketBulk.Action.BIND, TicketBulk.Action.DELETE)
                .get(step.pickOther(3));
        return Attempt.of(
                world.name(step.actor()) + " " + action + " all of " + picked,
                model -> {
                    picked.forEach(each -> one(model, action, step.actor(), each));
                    return picked.isEmpty() ? TicketModel.INVALID : TicketModel.DONE;
                },
                () -> carryOut(step, action, picked));
    }

    private static int one(TicketModel model, TicketBulk.Action action, int actor, int ticket) {
        return switch (action) {
            case CLOSE -> model.ending.close(actor, ticket, 0);
            case BIND -> model.service.bindSelf(actor, ticket);
            case DELETE -> model.trash.discard(actor, ticket);
            default -> throw new IllegalArgumentException(action.name());
        };
    }

    // The job does it, as soon as it comes to it.
    private void carryOut(Step step, TicketBulk.Action action, List<Integer> picked) {
        UUID id = bulks.begin(
                        world.acting(step.actor()),
                        action,
                        new TicketBulk.Choice(null, null),
                        picked.stream().map(world::ticket).toList())
                .id();
        await().until(() -> Tenant.call(
                world.account.id(),
                () -> bulks.find(world.acting(step.actor()), id).finishedAt() != null));
        TicketBulk done = bulks.find(world.acting(step.actor()), id);
        assertThat(done.done() + done.asked() + done.refused()).isEqualTo(picked.size());
    }
}
