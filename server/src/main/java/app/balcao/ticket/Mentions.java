package app.balcao.ticket;

import app.balcao.people.ActingAgent;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.html.SafeHtml;
import app.balcao.ticket.store.SightReads;
import app.balcao.ticket.store.TicketReads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agents who are named in a comment, to look at it (RPL-18): anybody active who sees the ticket. */
@Service
@Transactional(readOnly = true)
public class Mentions {

    private static final String ATTRIBUTE = "data-mention";
    private static final int MOST_OFFERED = 20;

    private final SightReads sights;
    private final TicketReads tickets;

    Mentions(SightReads sights, TicketReads tickets) {
        this.sights = sights;
        this.tickets = tickets;
    }

    /** An agent who can be named. */
    public record Mentionable(
            UUID id, String name, @Nullable String photoUrl) {}

    /**
     * Agents who see a ticket, except who asks, by name.
     *
     * @param search a part of the name; null for all
     * @throws Problem not-found
     */
    public List<Mentionable> mentionable(ActingAgent acting, UUID ticketId, @Nullable String search) {
        return tickets.standing(ticketId)
                .filter(ticket -> ticket.isSeenBy(acting.sight()))
                .map(seen -> sights.agentsWhoSee(ticketId, acting.id(), search, MOST_OFFERED))
                .orElseThrow(Problem::notFound);
    }

    /**
     * The text of a comment with each mention bearing the agent's own name; one of somebody who does not see the ticket,
     * or is no agent, becomes plain text.
     */
    String settled(UUID ticketId, String html) {
        Document document = SafeHtml.parse(html);
        Elements named = document.select("span[" + ATTRIBUTE + "]");
        if (named.isEmpty()) {
            return html;
        }
        Map<UUID, String> known = sights.namesOfThoseWhoSee(ticketId, ids(named));
        for (Element each : named) {
            String name = known.get(UUID.fromString(each.attr(ATTRIBUTE)));
            if (name == null) {
                each.unwrap();
            } else {
                each.text("@" + name);
            }
        }
        return document.body().html();
    }

    /** The agents that a settled comment names. */
    static Set<UUID> in(String html) {
        return ids(SafeHtml.parse(html).select("span[" + ATTRIBUTE + "]"));
    }

    private static Set<UUID> ids(Elements named) {
        Set<UUID> ids = new LinkedHashSet<>();
        named.forEach(each -> ids.add(UUID.fromString(each.attr(ATTRIBUTE))));
        return ids;
    }
}
