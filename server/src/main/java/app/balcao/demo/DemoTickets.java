package app.balcao.demo;

import app.balcao.demo.Conversation.Step;
import app.balcao.demo.DemoCustomers.Client;
import app.balcao.people.ActingAgent;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.list.TicketFilter;
import app.balcao.ticket.list.TicketLists;
import app.balcao.ticket.list.TicketRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Ninety days of tickets. The plan is the same every time, so that one left half-done is taken up at the ticket
 * where it stopped.
 */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoTickets {

    private static final long SEED = 20_261_121;
    private static final int RECENT = 30;
    private static final Duration SETTLED = Duration.ofDays(12);

    private final TicketLists lists;
    private final Narrator narrator;
    private final Clock clock;
    private final int planned;

    DemoTickets(TicketLists lists, Narrator narrator, Clock clock, @Value("${BALCAO_DEMO_TICKETS:200}") int planned) {
        this.lists = lists;
        this.narrator = narrator;
        this.clock = clock;
        this.planned = planned;
    }

    /** How many tickets are still to be told. */
    int missing(ActingAgent owner) {
        return Math.max(0, planned - count(owner));
    }

    void tell(Staff staff, List<Client> clients) {
        int done = count(staff.owner());
        Random random = new Random(SEED);
        DemoCalendar calendar = new DemoCalendar(clock.instant(), random);
        List<Instant> openings = calendar.openings(planned, Math.min(RECENT, planned));
        List<Conversation> conversations = ConversationReader.read(DemoText.lines("conversations.txt"));
        List<Conversation> deck = new ArrayList<>();
        for (int each = 0; each < planned; each++) {
            if (deck.isEmpty()) {
                deck.addAll(conversations);
                Collections.shuffle(deck, random);
            }
            Conversation conversation = deck.removeLast();
            Client client = clients.get(random.nextInt(clients.size()));
            Instant opening = openings.get(each);
            Random own = new Random(SEED + each);
            List<Step> steps = upToNow(conversation.steps(), opening, calendar.now(), own);
            if (each >= done) {
                narrator.tell(
                        new Narrator.Story(conversation, steps, client, opening, new Details(client, calendar, own)),
                        staff,
                        new DemoCalendar(calendar.now(), own),
                        own);
            }
        }
    }

    /** What of a conversation has happened: all of an old one, less of a new one, so that every situation is there. */
    private static List<Step> upToNow(List<Step> steps, Instant opening, Instant now, Random random) {
        Duration age = Duration.between(opening, now);
        if (age.compareTo(SETTLED) > 0 || random.nextInt(4) > 0 && age.compareTo(Duration.ofDays(3)) > 0) {
            return steps;
        }
        return steps.subList(0, 1 + random.nextInt(steps.size() - 1));
    }

    private int count(ActingAgent owner) {
        return told(owner).size();
    }

    /** What was told so far, the oldest first. */
    List<TicketRow> told(ActingAgent owner) {
        TicketFilter all = TicketFilter.all(null, TicketFilter.Sort.CREATED, true);
        List<TicketRow> told = new ArrayList<>();
        PageRequest page = new PageRequest(PageRequest.MAXIMUM_LIMIT, null);
        while (told.size() <= planned) {
            var found = lists.list(owner, all, page);
            told.addAll(found.items());
            if (found.nextCursor() == null) {
                break;
            }
            page = PageRequest.of(PageRequest.MAXIMUM_LIMIT, found.nextCursor());
        }
        return told;
    }
}
