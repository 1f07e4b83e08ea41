package app.balcao.channel.webchat.web;

import app.balcao.channel.webchat.grid.VisitorPresence;
import app.balcao.conversation.Channel;
import app.balcao.conversation.CustomerPresence;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Counts the lines that visitors have to this node, by whichever means of transport. */
@Component
class VisitorTabs {

    private final VisitorPresence visitors;
    private final CustomerPresence customers;
    private final Map<UUID, Integer> tabs = new ConcurrentHashMap<>();

    VisitorTabs(VisitorPresence visitors, CustomerPresence customers) {
        this.visitors = visitors;
        this.customers = customers;
    }

    void opened(UUID visitorId) {
        tabs.merge(visitorId, 1, Integer::sum);
        customers.back(Channel.WEB_CHAT, visitorId.toString());
    }

    void closed(UUID visitorId) {
        if (last(visitorId)) {
            customers.gone(Channel.WEB_CHAT, visitorId.toString());
        }
    }

    /** The same for who may well have gone on to another node. */
    void closedHere(UUID visitorId) {
        if (last(visitorId) && !visitors.connected(visitorId)) {
            customers.gone(Channel.WEB_CHAT, visitorId.toString());
        }
    }

    // Who came back while their leaving was noted is here.
    private boolean last(UUID visitorId) {
        boolean last = tabs.computeIfPresent(visitorId, (id, open) -> open == 1 ? null : open - 1) == null;
        visitors.left(visitorId, last);
        if (last && tabs.containsKey(visitorId)) {
            visitors.back(visitorId);
            return false;
        }
        return last;
    }
}
