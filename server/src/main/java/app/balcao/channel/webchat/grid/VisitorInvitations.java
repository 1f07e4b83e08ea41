package app.balcao.channel.webchat.grid;

import app.balcao.channel.webchat.ConversationView;
import app.balcao.channel.webchat.VisitorConversations;
import app.balcao.channel.webchat.VisitorTopics;
import app.balcao.channel.webchat.grid.VisitorInvitation.Kind;
import app.balcao.channel.webchat.grid.VisitorInvitation.State;
import app.balcao.channel.webchat.store.ChatWidgetRepository;
import app.balcao.channel.webchat.store.VisitorGridRepository;
import app.balcao.channel.webchat.store.VisitorInvitationRepository;
import app.balcao.channel.webchat.store.VisitorRepository;
import app.balcao.conversation.DepartmentChats;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.realtime.Realtime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What agents show visitors, and where they send them: one card at a time, which can be answered for a minute. Whatever is
 * sent to or answered by one visitor happens one after another, so of two agents one is first (GRD-7).
 */
@Service
@Transactional
public class VisitorInvitations {

    private final VisitorRepository visitors;
    private final VisitorGridRepository grid;
    private final VisitorInvitationRepository repository;
    private final ChatWidgetRepository widgets;
    private final VisitorConversations conversations;
    private final DepartmentChats departments;
    private final VisitorNews news;
    private final Realtime realtime;
    private final Messages messages;
    private final Clock clock;

    VisitorInvitations(
            VisitorRepository visitors,
            VisitorGridRepository grid,
            VisitorInvitationRepository repository,
            ChatWidgetRepository widgets,
            VisitorConversations conversations,
            DepartmentChats departments,
            VisitorNews news,
            Realtime realtime,
            Messages messages,
            Clock clock) {
        this.visitors = visitors;
        this.grid = grid;
        this.repository = repository;
        this.widgets = widgets;
        this.conversations = conversations;
        this.departments = departments;
        this.news = news;
        this.realtime = realtime;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Sends a visitor a card, or elsewhere.
     *
     * @throws Problem forbidden; not-found; validation; conflict, for a visitor who has gone, waits, is in a conversation, or
     *     sees a card already
     */
    public VisitorInvitation send(ActingAgent acting, UUID visitorId, InvitationWish wish) {
        acting.require(Permission.CHAT_VISITORS);
        visitors.lock(visitorId);
        Instant now = clock.instant();
        PresentVisitor visitor = grid.find(visitorId, now).orElseThrow(Problem::notFound);
        requireKnown(acting, wish.departmentId());
        InvitationWish wanted =
                InvitationRules.check(acting, wish, visitor, widgets.find().orElseThrow());
        refuseWhereBusy(visitor, wanted);
        UUID id = repository.insert(visitorId, acting.id(), worded(wanted, visitor), now);
        VisitorInvitation sent = repository.find(visitorId, id, now).orElseThrow();
        boolean redirect = sent.kind() == Kind.REDIRECT;
        realtime.pass(VisitorTopics.own(visitorId), redirect ? "redirect" : "invitation", ShownInvitation.of(sent));
        news.changed(visitorId);
        return sent;
    }

    private void requireKnown(ActingAgent acting, @Nullable UUID departmentId) {
        if (departmentId != null
                && departments.list(acting).stream().noneMatch(each -> each.id().equals(departmentId))) {
            throw Problem.validation(FieldProblem.of("departmentId", "unknown", "problem.field.unknown"));
        }
    }

    private static void refuseWhereBusy(PresentVisitor visitor, InvitationWish wanted) {
        if (!visitor.present()) {
            throw Problem.conflict("webchat.visitor.gone");
        }
        if (wanted.kind() == Kind.INVITATION && visitor.conversationId() != null) {
            throw Problem.conflict("webchat.invitation.busy");
        }
        VisitorInvitation other = visitor.invitation();
        if (wanted.kind() != Kind.REDIRECT && other != null) {
            throw Problem.conflict("webchat.invitation.other", other.agent().name());
        }
    }

    private InvitationWish worded(InvitationWish wish, PresentVisitor visitor) {
        if (wish.kind() != Kind.INVITATION || !wish.text().isEmpty()) {
            return wish;
        }
        Language language = Language.accepted(visitor.language()).orElse(Language.values()[0]);
        String usual = messages.text(language, "webchat.invitation");
        return new InvitationWish(wish.kind(), usual, wish.imageUrl(), wish.linkUrl(), wish.departmentId());
    }

    /** What a visitor is to see now, and where they are to go. */
    public record Open(Optional<ShownInvitation> card, Optional<ShownInvitation> redirect) {}

    /** The card that a visitor is to see now, and the page that they were sent to last and have not gone to. */
    @Transactional(readOnly = true)
    public Open open(UUID visitorId) {
        List<VisitorInvitation> open = repository.open(visitorId, clock.instant());
        return new Open(latest(open, false), latest(open, true));
    }

    private static Optional<ShownInvitation> latest(List<VisitorInvitation> open, boolean redirect) {
        return open.stream()
                .filter(each -> (each.kind() == Kind.REDIRECT) == redirect)
                .findFirst()
                .map(ShownInvitation::of);
    }

    /** The visitor's browser shows it. */
    public void seen(UUID visitorId, UUID id) {
        visitors.lock(visitorId);
        repository
                .find(visitorId, id, clock.instant())
                .filter(each -> each.state() == State.SENT)
                .ifPresent(each -> {
                    repository.become(id, State.SEEN);
                    news.changed(visitorId);
                });
    }

    /**
     * The visitor accepts or declines it, or has gone where it leads.
     *
     * @return the conversation that this began
     * @throws Problem conflict, for what cannot be answered any more
     */
    public Optional<ConversationView> answer(UUID visitorId, UUID id, boolean accepted) {
        visitors.lock(visitorId);
        VisitorInvitation invitation = repository
                .find(visitorId, id, clock.instant())
                .filter(VisitorInvitation::open)
                .orElseThrow(() -> Problem.conflict("webchat.invitation.over"));
        repository.become(id, accepted ? State.ACCEPTED : State.DECLINED);
        news.changed(visitorId);
        realtime.pass(VisitorTopics.own(visitorId), "invitation-over", Map.of("id", id));
        UUID department = invitation.departmentId();
        return accepted && department != null
                ? Optional.of(conversations.accept(
                        visitorId, department, invitation.agent().id()))
                : Optional.empty();
    }
}
