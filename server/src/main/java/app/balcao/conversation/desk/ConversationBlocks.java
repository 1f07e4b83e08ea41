package app.balcao.conversation.desk;

import app.balcao.conversation.Channel;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationEnding;
import app.balcao.conversation.EndReason;
import app.balcao.conversation.desk.ContactBlock.Kind;
import app.balcao.conversation.store.ContactBlockRepository;
import app.balcao.conversation.store.ContactBlockRepository.Blocked;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.security.IpAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps those who misbehave from beginning conversations, until a time or for good (WCH-19). */
@Service
@Transactional
public class ConversationBlocks {

    static final int LONGEST_REASON = 1_000;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Desk desk;
    private final ConversationEnding ending;
    private final ContactBlockRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ConversationBlocks(
            Desk desk,
            ConversationEnding ending,
            ContactBlockRepository repository,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.ending = ending;
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Blocks who writes in a conversation, which ends when it goes on.
     *
     * @param until null for good
     * @throws Problem not-found; forbidden; validation
     */
    public ContactBlock block(ActingAgent acting, UUID conversationId, String why, @Nullable Instant until) {
        Conversation locked = desk.locked(acting, conversationId);
        acting.require(Permission.CHAT_BLOCK, locked.departmentId());
        ContactBlock block = put(
                acting,
                new Blocked(locked.channel(), Kind.CONTACT, locked.contact(), locked.customerName()),
                why,
                until);
        ending.end(locked, EndReason.BLOCKED, acting.id());
        desk.changed(locked.id(), "BLOCKED");
        return block;
    }

    /**
     * Blocks whoever comes from an address or a country. Conversations that go on there do so.
     *
     * @param origin the address, or the country's code of ISO 3166
     * @param until null for good
     * @throws Problem forbidden; validation
     */
    public ContactBlock blockFrom(ActingAgent acting, Kind kind, String origin, String why, @Nullable Instant until) {
        requireSomewhere(acting);
        Optional<String> contact =
                switch (kind) {
                    case ADDRESS -> IpAddress.of(origin).map(IpAddress::toString);
                    case COUNTRY ->
                        Optional.of(origin.strip().toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
                    case CONTACT -> throw new IllegalArgumentException("Blocked by a conversation of theirs");
                };
        String named = contact.orElseThrow(() -> Problem.validation(
                kind == Kind.ADDRESS
                        ? FieldProblem.of("origin", "format", "conversation.block.address")
                        : FieldProblem.of("origin", "unknown", "problem.field.unknown")));
        return put(acting, new Blocked(Channel.WEB_CHAT, kind, named, ""), why, until);
    }

    private ContactBlock put(ActingAgent acting, Blocked blocked, String why, @Nullable Instant until) {
        String reason = DeskTexts.required("reason", why, LONGEST_REASON);
        Instant now = clock.instant();
        if (until != null && !until.isAfter(now)) {
            throw Problem.validation(FieldProblem.of("expiresAt", "past", "conversation.block.past"));
        }
        UUID id = repository.put(
                blocked, reason, acting.id(), now, until == null ? null : until.atOffset(ZoneOffset.UTC));
        ContactBlock block = repository.find(id).orElseThrow();
        events.publishEvent(action(acting, "contact.blocked", block).changing(Map.of(), auditable(block)));
        return block;
    }

    /** Who is or was blocked, the latest first. @throws Problem forbidden */
    @Transactional(readOnly = true)
    public Page<ContactBlock> list(ActingAgent acting, PageRequest page) {
        requireSomewhere(acting);
        return repository.list(page);
    }

    /** Lets somebody in again. @throws Problem forbidden; not-found */
    public void lift(ActingAgent acting, UUID id) {
        requireSomewhere(acting);
        ContactBlock block = repository.find(id).orElseThrow(Problem::notFound);
        repository.delete(id);
        events.publishEvent(action(acting, "contact.unblocked", block).changing(auditable(block), Map.of()));
    }

    // Who is blocked is blocked in every department.
    private static void requireSomewhere(ActingAgent acting) {
        if (!acting.maySomewhere(Permission.CHAT_BLOCK)) {
            throw Problem.forbidden();
        }
    }

    private static AuditableAction action(ActingAgent acting, String action, ContactBlock block) {
        return AuditableAction.of(
                AuditableAction.Actor.agent(acting.id(), acting.name()), action, "contact", block.id());
    }

    private static Map<String, Object> auditable(ContactBlock block) {
        Map<String, Object> values = new LinkedHashMap<>();
        switch (block.kind()) {
            case CONTACT -> values.put("name", block.name());
            case ADDRESS -> values.put("address", block.address());
            case COUNTRY -> values.put("country", block.country());
        }
        values.put("reason", block.reason());
        values.put("expiresAt", block.expiresAt());
        return values;
    }
}
