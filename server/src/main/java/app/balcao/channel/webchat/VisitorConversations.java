package app.balcao.channel.webchat;

import app.balcao.channel.webchat.store.VisitorConversationRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.conversation.Channel;
import app.balcao.conversation.ConversationOpening;
import app.balcao.conversation.DepartmentChat;
import app.balcao.conversation.Entry;
import app.balcao.conversation.MessageDraft;
import app.balcao.conversation.NewConversation;
import app.balcao.conversation.QueuePlaces;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import app.balcao.platform.text.ShortText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    private final VisitorIdentities identities;
    private final ConversationOpening opening;
    private final QueuePlaces places;

    VisitorConversations(
            VisitorConversationRepository repository,
            VisitorRepository visitors,
            VisitorForm form,
            VisitorIdentities identities,
            ConversationOpening opening,
            QueuePlaces places) {
        this.repository = repository;
        this.visitors = visitors;
        this.form = form;
        this.identities = identities;
        this.opening = opening;
        this.places = places;
    }

    /**
     * What was filled in before a conversation (WCH-20).
     *
     * @param departmentId null for the only one there is (CDP-3)
     */
    public record Start(String clientId, @Nullable UUID departmentId, String name, String email, String message) {

        // Who is known need not say so, and cannot say otherwise.
        private Start by(VisitorIdentity identity) {
            String known = identity.email();
            return new Start(clientId, departmentId, identity.name(), known == null ? email : known, message);
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
        Optional<VisitorIdentity> identity = identities.of(visitorId);
        Start start = identity.map(wanted::by).orElse(wanted);
        DepartmentChat department = check(start);
        if (!department.online()) {
            throw Problem.conflict("webchat.offline");
        }
        UUID id = opening.open(new NewConversation(
                        repository.queueOf(department.id()),
                        Channel.WEB_CHAT,
                        Entry.CUSTOMER,
                        contact,
                        identity.map(VisitorIdentity::customerId).orElse(null),
                        ShortText.line(start.name()),
                        EmailAddress.canonical(start.email()).orElse(null),
                        List.of(),
                        null,
                        new MessageDraft(start.clientId(), start.message(), null)))
                .id();
        visitors.call(
                visitorId,
                ShortText.line(start.name()),
                EmailAddress.canonical(start.email()).orElse(null));
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

    private DepartmentChat check(Start start) {
        List<FieldProblem> problems = new ArrayList<>();
        VisitorForm.check(start.name(), start.email(), problems);
        Optional<DepartmentChat> department = form.department(start.departmentId(), problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return department.orElseThrow();
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
