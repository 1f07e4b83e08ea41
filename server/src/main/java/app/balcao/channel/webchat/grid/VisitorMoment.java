package app.balcao.channel.webchat.grid;

import java.util.UUID;

/**
 * How it stands with a visitor who is there, as {@link VisitorWatcher watchers} are told it.
 *
 * @param secondsOnPage since they look at the page
 * @param secondsOnSite since the first page of this visit
 * @param pagesSeen in this visit
 * @param visits this one too
 * @param identified whether their e-mail is known
 * @param state what they do now
 */
public record VisitorMoment(
        UUID visitorId,
        String ip,
        String pageUrl,
        String pageTitle,
        String referrer,
        String language,
        String timeZone,
        String country,
        String userAgent,
        long secondsOnPage,
        long secondsOnSite,
        int pagesSeen,
        int visits,
        boolean identified,
        VisitorState state) {}
