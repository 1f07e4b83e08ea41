package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.grid.UserAgents;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * How it stands with a visitor when triggers are looked through.
 *
 * @param country its code; empty where nobody says
 * @param secondsOnSite since the first page of this visit
 * @param visits this one too
 * @param identified whether their e-mail is known
 * @param free false while they are invited, wait in a queue or are in a conversation
 * @param occasion what they did just now
 */
public record VisitState(
        String pageUrl,
        String pageTitle,
        String referrer,
        String language,
        String country,
        long secondsOnPage,
        long secondsOnSite,
        long pagesSeen,
        long visits,
        boolean identified,
        Machine machine,
        Past past,
        boolean free,
        Occasion occasion,
        Around around,
        Instant now) {

    /** What they look with, by the names of {@link UserAgents}. */
    public record Machine(String device, String browser, String system) {

        static Machine of(String userAgent) {
            return new Machine(
                    UserAgents.device(userAgent), UserAgents.browser(userAgent), UserAgents.system(userAgent));
        }
    }

    /**
     * Their conversations before.
     *
     * @param requested whether there was any
     * @param labels those that any of them has
     */
    public record Past(boolean requested, Set<UUID> labels) {

        public static final Past NONE = new Past(false, Set.of());

        public Past {
            labels = Set.copyOf(labels);
        }
    }

    /**
     * What is the same for all of an account's visitors.
     *
     * @param departmentsOnline the departments that are there for a chat now
     * @param waiting how many wait in each department
     * @param sites origins of the pages that the account says are its own
     */
    public record Around(Set<UUID> departmentsOnline, Map<UUID, Integer> waiting, Set<String> sites) {

        public static final Around NOTHING = new Around(Set.of(), Map.of(), Set.of());

        public Around {
            departmentsOnline = Set.copyOf(departmentsOnline);
            waiting = Map.copyOf(waiting);
            sites = Set.copyOf(sites);
        }
    }

    VisitState within(Past known, Around there) {
        return new VisitState(
                pageUrl,
                pageTitle,
                referrer,
                language,
                country,
                secondsOnPage,
                secondsOnSite,
                pagesSeen,
                visits,
                identified,
                machine,
                known,
                free,
                occasion,
                there,
                now);
    }
}
