package app.balcao.conversation.desk;

import app.balcao.conversation.ContactPlaces;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessageView;
import app.balcao.conversation.ConversationState;
import app.balcao.conversation.ConversationTopic;
import app.balcao.conversation.desk.ConversationPage.AskedBefore;
import app.balcao.conversation.desk.ConversationPage.CustomerPanel;
import app.balcao.conversation.desk.ConversationPage.Offer;
import app.balcao.conversation.desk.ConversationPage.PanelCustomer;
import app.balcao.conversation.store.ConversationLists;
import app.balcao.conversation.store.ConversationMessageReads;
import app.balcao.conversation.store.ConversationRepository;
import app.balcao.conversation.store.DeskReads;
import app.balcao.conversation.store.DeskRepository;
import app.balcao.conversation.store.RoutingRepository;
import app.balcao.customer.Customer;
import app.balcao.customer.Customers;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.realtime.Realtime;
import app.balcao.ticket.Named;
import app.balcao.ticket.TicketPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pane of a conversation shows. */
@Service
@Transactional(readOnly = true)
public class ConversationPages {

    /** How many messages a page begins with. */
    public static final int MESSAGES = 50;

    private static final int IN_PANEL = 10;

    private final Desk desk;
    private final ConversationRepository conversations;
    private final ConversationLists lists;
    private final ConversationMessageReads messages;
    private final DeskReads reads;
    private final DeskRepository repository;
    private final RoutingRepository routing;
    private final Introductions introductions;
    private final Customers customers;
    private final List<ContactPlaces> places;
    private final ObjectProvider<Realtime> realtime;

    ConversationPages(
            Desk desk,
            ConversationRepository conversations,
            ConversationLists lists,
            ConversationMessageReads messages,
            DeskReads reads,
            DeskRepository repository,
            RoutingRepository routing,
            Introductions introductions,
            Customers customers,
            List<ContactPlaces> places,
            ObjectProvider<Realtime> realtime) {
        this.desk = desk;
        this.conversations = conversations;
        this.lists = lists;
        this.messages = messages;
        this.reads = reads;
        this.repository = repository;
        this.routing = routing;
        this.introductions = introductions;
        this.customers = customers;
        this.places = List.copyOf(places);
        this.realtime = realtime;
    }

    /** @throws Problem not-found, when it does not exist or is not for the agent to see */
    public ConversationPage page(ActingAgent acting, UUID id) {
        // The streams' numbers come first, so that what happens meanwhile is heard again rather than missed.
        Realtime streams = realtime.getIfAvailable();
        long deskSeq = streams == null ? 0 : streams.lastSequence(ConversationTopics.desk(id));
        Conversation conversation = desk.seen(acting, id);
        List<Offer> offers = reads.offers(id);
        List<ConversationAction> actions = actions(acting, conversation, offers);
        List<ConversationMessageView> last = messages.before(id, Long.MAX_VALUE, MESSAGES);
        ConversationRow row = lists.find(acting, id).orElseThrow(Problem::notFound);
        return new ConversationPage(
                row,
                last,
                !last.isEmpty() && last.getFirst().seq() > 1,
                reads.notes(id),
                offers,
                answers(acting, id),
                actions,
                introduces(actions) ? introductions.proposed(acting, routing.shownName(acting.id())) : null,
                reads.closing(id).orElse(null),
                row.rating() == null ? null : reads.rating(id).orElse(null),
                actions.contains(ConversationAction.END) && repository.asksAtTheEnd(conversation.queueId()),
                panel(acting, conversation),
                new TicketPage.Stream(ConversationTopic.of(id), conversation.lastSeq()),
                new TicketPage.Stream(ConversationTopics.desk(id), deskSeq));
    }

    private List<AskedBefore> answers(ActingAgent acting, UUID id) {
        boolean personal = acting.may(Permission.CUSTOMER_PERSONAL_VIEW);
        return conversations.answers(id).stream()
                .map(each -> AskedBefore.of(each, personal))
                .toList();
    }

    private static boolean introduces(List<ConversationAction> actions) {
        return actions.contains(ConversationAction.TAKE_OVER) || actions.contains(ConversationAction.ANSWER_TRANSFER);
    }

    private CustomerPanel panel(ActingAgent acting, Conversation conversation) {
        Optional<Customer> customer = customer(conversation);
        return new CustomerPanel(
                customer.filter(each -> acting.may(Permission.CUSTOMER_VIEW))
                        .map(ConversationPages::shown)
                        .orElse(null),
                place(conversation).orElse(null),
                lists.earlier(acting, conversation, IN_PANEL),
                customer.map(each -> reads.tickets(acting, each.id(), IN_PANEL)).orElse(List.of()));
    }

    private Optional<ContactPlaces.Place> place(Conversation conversation) {
        return places.stream()
                .filter(each -> each.channel() == conversation.channel())
                .flatMap(each -> each.of(conversation.contact()).stream())
                .findFirst();
    }

    private Optional<Customer> customer(Conversation conversation) {
        UUID known = conversation.customerId();
        String email = conversation.customerEmail();
        if (known != null) {
            return customers.find(known);
        }
        return email == null ? Optional.empty() : customers.findByEmail(email);
    }

    private static PanelCustomer shown(Customer customer) {
        return new PanelCustomer(
                customer.id(), customer.name(), customer.emails(), customer.phone(), named(customer), customer.notes());
    }

    private static @Nullable Named named(Customer customer) {
        return customer.organization() == null
                ? null
                : new Named(
                        customer.organization().id(), customer.organization().name());
    }

    private List<ConversationAction> actions(ActingAgent acting, Conversation conversation, List<Offer> offers) {
        UUID department = conversation.departmentId();
        boolean own = conversation.attendedBy(acting.id());
        boolean leads = acting.leads(department);
        boolean active = conversation.state() == ConversationState.ACTIVE;
        boolean asked = offers.stream().anyMatch(each -> each.outcome().equals("OPEN"));
        boolean works = desk.worksOn(acting, conversation);
        Map<ConversationAction, Boolean> may = new EnumMap<>(ConversationAction.class);
        may.put(ConversationAction.WRITE, own);
        may.put(ConversationAction.END, !conversation.over() && (own || leads));
        may.put(
                ConversationAction.TRANSFER,
                active && !asked && (own || leads) && acting.may(Permission.CHAT_TRANSFER, department));
        may.put(
                ConversationAction.ANSWER_TRANSFER,
                active
                        && offers.stream()
                                .anyMatch(each -> each.outcome().equals("OPEN")
                                        && each.agent().id().equals(acting.id())));
        may.put(
                ConversationAction.TAKE_OVER,
                active && !own && leads && acting.may(Permission.CHAT_TAKE_OVER, department));
        may.put(ConversationAction.NOTE, works);
        may.put(ConversationAction.WHISPER, active && !own && leads);
        may.put(ConversationAction.LABEL, works);
        may.put(ConversationAction.BLOCK, works && acting.may(Permission.CHAT_BLOCK, department));
        may.put(
                ConversationAction.TICKET,
                works && conversation.ticketId() == null && acting.maySomewhere(Permission.TICKET_CREATE));
        may.put(ConversationAction.TRANSCRIPT, works && conversation.customerEmail() != null);
        may.put(
                ConversationAction.DELETE,
                works && conversation.over() && acting.may(Permission.CHAT_DELETE, department));
        return may.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }
}
