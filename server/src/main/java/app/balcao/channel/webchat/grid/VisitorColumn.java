package app.balcao.channel.webchat.grid;

import java.util.List;

/** What the grid may show of a visitor, besides what they do and who they are (GRD-2); in the order in which it stands. */
public enum VisitorColumn {
    PAGE,
    TIME_ON_PAGE,
    TIME_ON_SITE,
    PAGES_SEEN,
    VISITS,
    EMAIL,
    REFERRER,
    BROWSER,
    IP,
    COUNTRY,
    CITY,
    AGENT;

    /** What an agent sees who has not chosen. */
    static List<VisitorColumn> usual() {
        return List.of(PAGE, TIME_ON_PAGE, TIME_ON_SITE, PAGES_SEEN, VISITS, AGENT);
    }
}
