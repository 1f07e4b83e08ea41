package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorConversationRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.channel.webchat.trigger.ChatTrigger;
import app.balcao.channel.webchat.trigger.VisitorTriggers;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationEnding;
import app.balcao.conversation.ConversationOpening;
import app.balcao.conversation.Entry;
import app.balcao.conversation.MessageDraft;
import app.balcao.conversation.NewConversation;
import app.balcao.conversation.NewConversation.Reception;
import app.balcao.conversation.QueuePlaces;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations as visitors have them: one at a time, begun by themselves (WCH-3), and none but their own. */
@Service
@Transactional
public class VisitorConversations {

    private final VisitorConversationRepository repository;
    private final VisitorRepository visitors;
    private final VisitorForm form;
    private final ChatFormMail mail;
    private final VisitorIdentities identities;
    private final VisitorTriggers triggers;
    private final ConversationOpening opening;
    private final ConversationEnding ending;
    private final QueuePlaces places;
    private final VisitorBlocks blocks;

    VisitorConversations(
            VisitorConversationRepository repository,
            VisitorRepository visitors,
            VisitorForm form,
            ChatFormMail mail,
            VisitorIdentities identities,
            VisitorTriggers triggers,
            ConversationOpening opening,
            ConversationEnding ending,
            QueuePlaces places,
            VisitorBlocks blocks) {
        this.repository = repository;
        this.visitors = visitors;
        this.form = form;
        this.mail = mail;
        this.identities = identities;
        this.triggers = triggers;
        this.opening = opening;
        this.ending = ending;
        this.places = places;
        this.blocks = blocks;
    }

    /**
     * What was filled in before a conversation (WCH-20).
     *
     * @param departmentId null for the only one there is (CDP-3)
     * @param answers to the account's own questions, by their ids
     * @param trigger the one that was followed; null for none
     */
    public record Start(
            String clientId,
            @Nullable UUID departmentId,
            String name,
            String email,
            Map<UUID, @Nullable Object> answers,
            String message,
            @Nullable ChatTrigger trigger) {

        // Who is known need not say so, and cannot say otherwise.
        private Start by(String known, @Nullable String knownEmail) {
            return new Start(
                    clientId, departmentId, known, knownEmail == null ? email : knownEmail, answers, message, trigger);
        }

        // A trigger says where, unless somebody chose after all.
        private @Nullable UUID wantedDepartment() {
            return departmentId != null || trigger == null
                    ? departmentId
                    : trigger.form().reception().departmentId();
        }

        private Reception reception() {
            return trigger == null
                    ? Reception.USUAL
                    : new Reception(
                            trigger.form().reception().agentId(),
                            Set.copyOf(trigger.form().reception().labelIds()));
        }

        private String shownName() {
            String given = ShortText.line(name);
            return given.isEmpty() && trigger != null
                    ? trigger.form().reception().visitorName()
                    : given;
        }

        // An invitation is accepted by a click, without a form (BND-23).
        private boolean unasked() {
            return trigger != null
                    && trigger.form().action() == ChatTrigger.Action.INVITATION
                    && name.isBlank()
                    && email.isBlank();
        }
    }

    /**
     * Begins one. Who has one open gets that: another tab, or an answer that was lost, begins nothing twice.
     *
     * @throws Problem validation; conflict, when the department is not there for a chat now, or its queue is full
     */
    public ConversationView start(UUID visitorId, Start wanted) {
        visitors.lock(visitorId);
        String contact = visitorId.toString();
        Optional<ConversationView> open = repository.open(contact);
        if (open.isPresent()) {
            return placed(open.get());
        }
        blocks.require(visitorId);
        Optional<VisitorIdentity> identity = identities.of(visitorId);
        Start start = identity.map(each -> wanted.by(each.name(), each.email()))
                .orElseGet(() -> wanted.unasked() ? remembered(visitorId, wanted) : wanted);
        VisitorForm.Filled filled = filled(start, wanted.unasked());
        if (!filled.department().online()) {
            throw Problem.conflict("webchat.offline");
        }
        UUID id = opening.open(new NewConversation(
                        repository.queueOf(filled.department().id()),
                        Channel.WEB_CHAT,
                        start.trigger() == null ? Entry.CUSTOMER : Entry.TRIGGER,
                        contact,
                        identity.map(VisitorIdentity::customerId).orElse(null),
                        start.shownName(),
                        filled.email(),
                        filled.answers(),
                        null,
                        ShortText.invisible(start.message())
                                ? null
                                : new MessageDraft(start.clientId(), start.message(), null),
                        start.reception()))
                .id();
        if (start.trigger() != null) {
            triggers.begun(start.trigger());
        }
        if (!wanted.unasked()) {
            visitors.call(visitorId, filled.name(), filled.email());
            mail.send(filled, start.message());
        }
        return placed(repository.find(contact, id).orElseThrow());
    }

    /**
     * Begins one with the agent whose invitation was accepted. Nothing was asked before it, so the visitor is anonymous, whatever
     * they said of themselves in an earlier one, unless the site says who they are (WID-3, BND-22).
     */
    public ConversationView accept(UUID visitorId, UUID departmentId, UUID agentId) {
        visitors.lock(visitorId);
        String contact = visitorId.toString();
        Optional<ConversationView> open = repository.open(contact);
        if (open.isPresent()) {
            return open.get();
        }
        blocks.require(visitorId);
        Optional<VisitorIdentity> identity = identities.of(visitorId);
        UUID id = opening.open(new NewConversation(
                        repository.queueOf(departmentId),
                        Channel.WEB_CHAT,
                        Entry.INVITATION,
                        contact,
                        identity.map(VisitorIdentity::customerId).orElse(null),
                        identity.map(VisitorIdentity::name).orElse(""),
                        identity.map(VisitorIdentity::email).orElse(null),
                        List.of(),
                        agentId,
                        null))
                .id();
        return placed(repository.find(contact, id).orElseThrow());
    }

    /** They wait no more, for they have left a message instead (OFF-4). What somebody attends by now goes on. */
    public void giveUp(UUID visitorId) {
        String contact = visitorId.toString();
        repository.open(contact).ifPresent(each -> ending.byWaitingCustomer(each.id(), contact));
    }

    // Who has given their e-mail before is known by it; anybody else stays anonymous (BND-24).
    private Start remembered(UUID visitorId, Start wanted) {
        return visitors.called(visitorId)
                .map(each -> wanted.by(each.name(), each.email()))
                .orElse(wanted);
    }

    private VisitorForm.Filled filled(Start start, boolean unasked) {
        return unasked
                ? form.unasked(start.wantedDepartment(), start.name(), start.email())
                : form.filled(
                        start.wantedDepartment(), start.name(), start.email(), start.answers(), new ArrayList<>());
    }

    /** The one they have open; else the one that their browser still shows, if it is theirs. */
    @Transactional(readOnly = true)
    public Optional<ConversationView> current(UUID visitorId, @Nullable UUID shown) {
        String contact = visitorId.toString();
        return repository
                .open(contact)
                .or(() -> shown == null ? Optional.empty() : repository.find(contact, shown))
                .map(this::placed);
    }

    private ConversationView placed(ConversationView view) {
        return view.waits() ? view.placed(places.of(List.of(view.id())).get(view.id())) : view;
    }

    /** The one they speak in: what they began last, also when it is over. @throws Problem conflict, without one */
    @Transactional(readOnly = true)
    public UUID spokenIn(UUID visitorId) {
        return repository
                .last(visitorId.toString())
                .map(ConversationView::id)
                .orElseThrow(() -> Problem.conflict("webchat.none"));
    }
}
