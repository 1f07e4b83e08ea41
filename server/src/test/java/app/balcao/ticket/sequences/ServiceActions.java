package app.balcao.ticket.sequences;

import static app.balcao.schema.Tables.ATTACHMENT;

import app.balcao.platform.files.Attachments;
import app.balcao.platform.files.Contents;
import app.balcao.platform.files.StoredContent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.Reply;
import app.balcao.ticket.TicketBinding;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.Writing;
import app.balcao.ticket.edit.TicketEdit;
import app.balcao.ticket.edit.TicketEdits;
import app.balcao.ticket.sequences.Turn.Step;
import app.balcao.ticket.transfer.TicketTransfers;
import app.balcao.ticket.transfer.Transfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is worked on tickets. */
final class ServiceActions {

    private final World world;
    private final TicketBinding binding;
    private final TicketTransfers transfers;
    private final TicketWork work;
    private final TicketEdits edits;
    private final CustomerReplies customers;
    private final Contents contents;

    ServiceActions(World world) {
        this.world = world;
        binding = world.the(TicketBinding.class);
        transfers = world.the(TicketTransfers.class);
        work = world.the(TicketWork.class);
        edits = world.the(TicketEdits.class);
        customers = world.the(CustomerReplies.class);
        contents = world.the(Contents.class);
    }

    void addTo(Map<What, Function<Step, Attempt>> actions) {
        actions.put(What.BIND_SELF, this::bindSelf);
        actions.put(What.BIND, this::bind);
        actions.put(What.TRANSFER, this::transfer);
        actions.put(What.REPLY, this::reply);
        actions.put(What.REPLY_WITH_FILES, this::replyWithFiles);
        actions.put(What.CUSTOMER_WRITES, this::customerWrites);
        actions.put(What.COMMENT, this::comment);
        actions.put(What.EDIT, this::edit);
    }

    private Attempt bindSelf(Step step) {
        return Attempt.of(
                told(step, "takes"),
                model -> model.service.bindSelf(step.actor(), step.ticket()),
                () -> binding.bindSelf(world.acting(step.actor()), world.ticket(step.ticket()), step.flag()));
    }

    private Attempt bind(Step step) {
        int agent = step.pick(5);
        return Attempt.of(
                told(step, "gives " + world.name(agent)),
                model -> model.service.bind(step.actor(), step.ticket(), agent),
                () -> binding.bind(
                        world.acting(step.actor()), world.ticket(step.ticket()), world.agents.get(agent), null));
    }

    private Attempt transfer(Step step) {
        int department = step.pick(2);
        Integer agent = step.flag() ? step.pickOther(5) : null;
        Transfer wanted =
                new Transfer(world.departments.get(department), agent == null ? null : world.agents.get(agent), null);
        return Attempt.of(
                told(step, "transfers to " + department + " and " + agent + " "),
                model -> model.service.transfer(step.actor(), step.ticket(), department, agent),
                () -> transfers.transfer(world.acting(step.actor()), world.ticket(step.ticket()), wanted));
    }

    private Attempt reply(Step step) {
        int seconds = step.flag() ? 60 * step.choice() : 0;
        return Attempt.of(
                told(step, "answers, having worked " + seconds + ","),
                model -> model.service.reply(step.actor(), step.ticket(), seconds),
                () -> work.reply(
                        world.acting(step.actor()),
                        world.ticket(step.ticket()),
                        new Reply("<p>Vamos ver.</p>", null, null, worked(seconds), null)));
    }

    /** Seconds that are told, or none. */
    static @Nullable WorkPeriod worked(int seconds) {
        OffsetDateTime end = OffsetDateTime.now().truncatedTo(ChronoUnit.SECONDS);
        return seconds == 0 ? null : new WorkPeriod(end.minusSeconds(seconds), end);
    }

    // Two files: of the most that is allowed, or of a byte more.
    private Attempt replyWithFiles(Step step) {
        boolean tooMuch = step.flag();
        long half = Attachments.MAXIMUM_BYTES / 2;
        List<UUID> files = List.of(
                file(step.actor(), half), file(step.actor(), Attachments.MAXIMUM_BYTES - half + (tooMuch ? 1 : 0)));
        return Attempt.of(
                told(step, "answers with " + (tooMuch ? "too many" : "as many as allowed") + " bytes"),
                model -> {
                    int answer = (tooMuch ? model.copy() : model).service.reply(step.actor(), step.ticket(), 0);
                    return tooMuch && answer == TicketModel.DONE ? TicketModel.TOO_LARGE : answer;
                },
                () -> work.reply(
                        world.acting(step.actor()),
                        world.ticket(step.ticket()),
                        new Reply("<p>Segue.</p>", files, null, null, null)));
    }

    // A file that is said to be as large, for it costs nothing.
    private UUID file(int agent, long bytes) {
        try {
            StoredContent content = Tenant.callChecked(
                    world.account.id(), () -> contents.keep(new ByteArrayInputStream(new byte[] {1})));
            return world.in(() -> world.sql
                    .insertInto(ATTACHMENT)
                    .set(ATTACHMENT.ACCOUNT_ID, world.account.id())
                    .set(ATTACHMENT.SHA256, content.sha256().bytes())
                    .set(ATTACHMENT.NAME, "arquivo.bin")
                    .set(ATTACHMENT.MEDIA_TYPE, "application/octet-stream")
                    .set(ATTACHMENT.SIZE_BYTES, bytes)
                    .set(ATTACHMENT.UPLOADED_BY, world.agents.get(agent))
                    .returningResult(ATTACHMENT.ID)
                    .fetchSingle()
                    .value1());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Attempt customerWrites(Step step) {
        return Attempt.of(
                "customer writes to " + step.ticket(),
                model -> model.isCustomers(step.ticket())
                        ? model.ending.customerWrites(step.ticket())
                        : TicketModel.DONE,
                () -> {
                    if (world.isCustomers(step.ticket())) {
                        customers.append(
                                world.ticket(step.ticket()), OpeningActions.fromCustomer(world, World.SUPPORT, ""));
                    }
                });
    }

    private Attempt comment(Step step) {
        return Attempt.of(
                told(step, "comments"),
                model -> model.service.comment(step.actor(), step.ticket()),
                () -> work.comment(
                        world.acting(step.actor()),
                        world.ticket(step.ticket()),
                        new Writing("<p>" + OpeningActions.SECRET + "</p>", null)));
    }

    private Attempt edit(Step step) {
        String subject = List.of("Assunto", "Outro assunto", "Mais um").get(step.pick(3));
        int priority = 1 + step.pickOther(4);
        Integer department = step.flag() ? step.pick(2) : null;
        int version = world.version(step.ticket());
        TicketEdit wanted = new TicketEdit(
                subject,
                null,
                department == null ? null : world.departments.get(department),
                null,
                priority,
                null,
                null,
                null,
                null);
        return Attempt.of(
                told(step, "edits to " + subject + ", " + priority + ", " + department + " "),
                model -> model.service.edit(step.actor(), step.ticket(), subject, priority, department),
                () -> edits.edit(world.acting(step.actor()), world.ticket(step.ticket()), wanted, version));
    }

    private String told(Step step, String what) {
        return world.name(step.actor()) + " " + what + " " + step.ticket();
    }
}
