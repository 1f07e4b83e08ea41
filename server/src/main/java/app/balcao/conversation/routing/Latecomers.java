package app.balcao.conversation.routing;

import app.balcao.conversation.queue.Queue;
import app.balcao.conversation.store.OfferRepository;
import app.balcao.conversation.store.OfferRepository.Asked;
import app.balcao.conversation.store.RoutingRepository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Has what rings at everybody ring at those too who come to be free while it does (DST-4). */
@Component
class Latecomers {

    private final OfferRepository offers;
    private final RoutingRepository routing;
    private final Offers ringing;

    Latecomers(OfferRepository offers, RoutingRepository routing, Offers ringing) {
        this.offers = offers;
        this.routing = routing;
        this.ringing = ringing;
    }

    /**
     * Adds those to the first conversation of a queue that lacks any; the queue is locked.
     *
     * @return whether there was one
     */
    boolean ringOne(Queue queue) {
        Map<UUID, List<Asked>> asked = offers.askedByAll(queue.id()).stream()
                .collect(Collectors.groupingBy(Asked::conversationId, LinkedHashMap::new, Collectors.toList()));
        if (asked.isEmpty()) {
            return false;
        }
        List<UUID> free = routing.candidates(queue).stream()
                .filter(each -> each.unavailable() == null)
                .sorted(Candidate.BY_TURN)
                .map(Candidate::agentId)
                .toList();
        return asked.entrySet().stream().anyMatch(each -> {
            List<UUID> late = late(free, each.getValue());
            return !late.isEmpty() && ringing.ringBesides(queue, each.getKey(), late);
        });
    }

    // Who declined it, or did not answer, in this round has been asked once more often than those at whom it rings.
    private static List<UUID> late(List<UUID> free, List<Asked> asked) {
        int round = asked.stream()
                .filter(Asked::rings)
                .mapToInt(Asked::missed)
                .min()
                .orElse(0);
        Map<UUID, Asked> of = asked.stream().collect(Collectors.toMap(Asked::agentId, each -> each));
        return free.stream()
                .filter(each -> {
                    Asked before = of.get(each);
                    return before == null || (!before.rings() && before.missed() <= round);
                })
                .toList();
    }
}
