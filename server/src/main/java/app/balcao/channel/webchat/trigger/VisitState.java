package app.balcao.channel.webchat.trigger;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * How it stands with a visitor when triggers are looked through.
 *
 * @param secondsOnSite since the first page of this visit
 * @param visits this one too
 * @param identified whether their e-mail is known
 * @param free false while they are invited, wait in a queue or are in a conversation
 * @param departmentsOnline the departments that are there for a chat now
 * @param sites origins of the pages that the account says are its own
 */
public record VisitState(
        String pageUrl,
        String pageTitle,
        String referrer,
        String language,
        long secondsOnPage,
        long secondsOnSite,
        long pagesSeen,
        long visits,
        boolean identified,
        boolean free,
        Set<UUID> departmentsOnline,
        Set<String> sites,
        Instant now) {

    public VisitState {
        departmentsOnline = Set.copyOf(departmentsOnline);
        sites = Set.copyOf(sites);
    }

    VisitState within(Set<UUID> online, Collection<String> own) {
        return new VisitState(
                pageUrl,
                pageTitle,
                referrer,
                language,
                secondsOnPage,
                secondsOnSite,
                pagesSeen,
                visits,
                identified,
                free,
                online,
                Set.copyOf(own),
                now);
    }
}
