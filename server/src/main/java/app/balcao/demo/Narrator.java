package app.balcao.demo;

import app.balcao.demo.Conversation.Kind;
import app.balcao.demo.Conversation.Step;
import app.balcao.demo.DemoCustomers.Client;
import app.balcao.demo.Staff.Colleague;
import app.balcao.platform.Replay;
import app.balcao.platform.files.Attachments;
import app.balcao.ticket.Closing;
import app.balcao.ticket.CustomerMessage;
import app.balcao.ticket.CustomerReplies;
import app.balcao.ticket.MessageFile;
import app.balcao.ticket.NewTicket;
import app.balcao.ticket.Origin;
import app.balcao.ticket.Reply;
import app.balcao.ticket.TicketBinding;
import app.balcao.ticket.TicketClosing;
import app.balcao.ticket.TicketOpening;
import app.balcao.ticket.TicketWork;
import app.balcao.ticket.WorkPeriod;
import app.balcao.ticket.Writing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Tells one conversation as a ticket: each step through the service an agent or a channel would use, at its time. */
@Component
@ConditionalOnProperty("balcao.demo")
class Narrator {

    private static final UUID NOBODY = new UUID(0, 0);

    private final TicketOpening opening;
    private final TicketBinding binding;
    private final TicketWork work;
    private final TicketClosing closing;
    private final CustomerReplies replies;
    private final Attachments attachments;

    Narrator(
            TicketOpening opening,
            TicketBinding binding,
            TicketWork work,
            TicketClosing closing,
            CustomerReplies replies,
            Attachments attachments) {
        this.opening = opening;
        this.binding = binding;
        this.work = work;
        this.closing = closing;
        this.replies = replies;
        this.attachments = attachments;
    }

    /** A conversation with one customer, as far as it has gone. */
    record Story(Conversation conversation, List<Step> steps, Client client, Instant opening, Details details) {}

    void tell(Story story, Staff staff, DemoCalendar calendar, Random random) {
        new Telling(story, staff, calendar, random).run();
    }

    private final class Telling {

        private final Story story;
        private final Staff staff;
        private final DemoCalendar calendar;
        private final Random random;
        private final String department;
        private Instant moment;
        private @Nullable UUID ticket;
        private @Nullable Colleague agent;

        Telling(Story story, Staff staff, DemoCalendar calendar, Random random) {
            this.story = story;
            this.staff = staff;
            this.calendar = calendar;
            this.random = random;
            this.department = story.conversation().department();
            this.moment = story.opening();
        }

        void run() {
            for (Step step : story.steps()) {
                if (!happen(step)) {
                    return;
                }
            }
            // The opening alone: sometimes somebody has taken it already.
            if (story.steps().size() == 1 && agent == null && random.nextInt(3) == 0) {
                bound();
            }
        }

        /** Answers false when the step has not come yet. */
        private boolean happen(Step step) {
            if (ticket == null) {
                ticket = step.kind() == Kind.CALL ? call(step) : firstMail(step);
                return true;
            }
            return switch (step.kind()) {
                case CUSTOMER, CALL -> advance(calendar.later(moment, 25, 1500)) && customer(step);
                case AGENT -> bound() && advance(calendar.atWork(moment, 8, 200)) && reply(step);
                case COMMENT -> bound() && advance(calendar.atWork(moment, 4, 60)) && comment(step);
                case CLOSE -> bound() && advance(calendar.atWork(moment, 30, 1800)) && close(step);
                case HANDOVER -> bound() && advance(calendar.atWork(moment, 10, 300)) && handOver();
            };
        }

        private boolean advance(Instant to) {
            if (to.isAfter(calendar.now())) {
                return false;
            }
            moment = to;
            return true;
        }

        private UUID firstMail(Step step) {
            CustomerMessage message = message(step, subject());
            return Replay.at(moment, () -> opening.open(message)).id();
        }

        private UUID call(Step step) {
            Colleague taker = staff.anyoneOf(department, random, NOBODY);
            NewTicket wanted = new NewTicket(
                    story.client().id(),
                    staff.department(department),
                    staff.category(story.conversation().category()),
                    subject(),
                    text(step, taker.person().woman(), taker),
                    story.conversation().priority(),
                    null,
                    null,
                    false,
                    List.of(),
                    null,
                    null);
            return Replay.at(moment, () -> opening.open(taker.agent(), wanted)).id();
        }

        private boolean bound() {
            if (agent != null) {
                return true;
            }
            if (!advance(calendar.atWork(moment, 3, 120))) {
                return false;
            }
            Colleague taker = staff.anyoneOf(department, random, NOBODY);
            Replay.at(moment, () -> {
                binding.bindSelf(taker.agent(), id(), null);
                return true;
            });
            agent = taker;
            return true;
        }

        private boolean handOver() {
            Colleague next = staff.anyoneOf(department, random, agent().agent().id());
            Replay.at(moment, () -> {
                binding.bind(staff.owner(), id(), next.agent().id(), false);
                return true;
            });
            agent = next;
            return true;
        }

        private boolean customer(Step step) {
            CustomerMessage message = message(step, "");
            Replay.at(moment, () -> replies.append(id(), message));
            return true;
        }

        private boolean reply(Step step) {
            Writing writing = writing(step);
            Reply reply = new Reply(writing.html(), writing.attachmentIds(), null, worked(), null);
            Replay.at(moment, () -> work.reply(agent().agent(), id(), reply));
            return true;
        }

        private boolean comment(Step step) {
            Writing writing = writing(step);
            Replay.at(moment, () -> work.comment(agent().agent(), id(), writing));
            return true;
        }

        private boolean close(Step step) {
            String reason =
                    story.details().fill(step.text(), moment, agent().agent().name(), false);
            Replay.at(moment, () -> {
                closing.close(agent().agent(), id(), new Closing(reason, null, worked()));
                return true;
            });
            return true;
        }

        /** Most tell how long they worked until now, in steps of five minutes. */
        private @Nullable WorkPeriod worked() {
            OffsetDateTime end = moment.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES);
            return random.nextInt(4) == 0 ? null : new WorkPeriod(end.minusMinutes(5L * (1 + random.nextInt(9))), end);
        }

        private Writing writing(Step step) {
            UUID by = agent().agent().id();
            List<UUID> files = step.files().stream().map(name -> file(by, name)).toList();
            return new Writing(text(step, agent().person().woman(), agent()), files);
        }

        private CustomerMessage message(Step step, String subject) {
            List<MessageFile> files = step.files().stream()
                    .map(name -> new MessageFile(file(null, name), false))
                    .toList();
            return new CustomerMessage(
                    story.client().id(),
                    staff.department(department),
                    staff.category(story.conversation().category()),
                    story.conversation().priority(),
                    subject,
                    text(step, story.client().woman(), agent),
                    null,
                    files,
                    null,
                    null,
                    Origin.EMAIL,
                    null);
        }

        private UUID file(@Nullable UUID agentId, String name) {
            byte[] content = DemoFiles.content(name, story.details().document(name));
            try (ByteArrayInputStream stream = new ByteArrayInputStream(content)) {
                return (agentId == null ? attachments.receive(name, stream) : attachments.upload(agentId, name, stream))
                        .id();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private String subject() {
            return story.details().fill(story.conversation().subject(), moment, "", false);
        }

        private String text(Step step, boolean byWoman, @Nullable Colleague colleague) {
            String name = colleague == null ? "" : colleague.agent().name();
            return DemoText.html(story.details().fill(step.text(), moment, name, byWoman));
        }

        private UUID id() {
            return Objects.requireNonNull(ticket);
        }

        private Colleague agent() {
            return Objects.requireNonNull(agent);
        }
    }
}
