package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.ticket.event.TicketChanged;
import app.balcao.ticket.merge.TicketMerges;
import app.balcao.ticket.store.MessageRepository;
import app.balcao.ticket.store.TagRepository;
import app.balcao.ticket.store.TicketRepository;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives tickets tags and takes them away (TAG-5, TAG-6). */
@Service
@Transactional
public class TicketTags {

    static final int MOST = 20;

    private final TicketRepository tickets;
    private final TagRepository tags;
    private final TagCatalogue catalogue;
    private final MessageRepository messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TicketTags(
            TicketRepository tickets,
            TagRepository tags,
            TagCatalogue catalogue,
            MessageRepository messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.tickets = tickets;
        this.tags = tags;
        this.catalogue = catalogue;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Gives a ticket a tag; nothing happens when it has it.
     *
     * @param tagId one of the catalogue; null to name one
     * @param name of a tag that may not be there yet
     * @throws Problem not-found; forbidden for who does not work on the ticket, or may not make a tag; validation;
     *     conflict, beyond {@value #MOST}
     */
    public void add(ActingAgent acting, UUID ticketId, @Nullable UUID tagId, @Nullable String name) {
        TicketState before = workedOn(acting, ticketId);
        TicketTag tag = tagId == null
                ? catalogue.named(acting, name == null ? "" : name)
                : catalogue.maybe(tagId).orElseThrow(() -> unsuitable("tagId", "ticket.field.tag"));
        if (!tag.active()) {
            throw unsuitable(tagId == null ? "name" : "tagId", "ticket.field.tag");
        }
        if (!tags.give(ticketId, tag.id())) {
            return;
        }
        if (tags.countOf(ticketId) > MOST) {
            throw Problem.conflict("ticket.tag.most", MOST);
        }
        changed(before, acting, HistoryEntry.Kind.TAGGED, tag.name());
    }

    /** Takes a tag away; nothing happens when the ticket does not have it. @throws Problem not-found; forbidden */
    public void remove(ActingAgent acting, UUID ticketId, UUID tagId) {
        TicketState before = workedOn(acting, ticketId);
        catalogue
                .maybe(tagId)
                .filter(tag -> tags.take(ticketId, tagId))
                .ifPresent(tag -> changed(before, acting, HistoryEntry.Kind.UNTAGGED, tag.name()));
    }

    private TicketState workedOn(ActingAgent acting, UUID ticketId) {
        TicketState ticket = tickets.findForUpdate(ticketId)
                .filter(found -> found.isSeenBy(acting))
                .orElseThrow(Problem::notFound);
        if (!TicketRights.mayOrganize(acting, ticket.departmentId(), ticket.agentId())) {
            throw Problem.forbidden();
        }
        TicketMerges.requireUnmerged(ticket);
        return ticket;
    }

    private void changed(TicketState before, ActingAgent acting, HistoryEntry.Kind kind, String tag) {
        TicketState after = before.change().done();
        tickets.saveVersion(after);
        Actor actor = Actor.agent(acting);
        messages.record(after.id(), HistoryLines.line(kind, actor, Map.of("tag", tag)), OffsetDateTime.now(clock));
        events.publishEvent(new TicketChanged(after, actor, TicketChanged.What.TAGS));
    }

    private static Problem unsuitable(String field, String messageKey) {
        return Problem.validation(FieldProblem.of(field, "unknown", messageKey));
    }
}
