package app.balcao.channel.webchat;

/**
 * What is known of a browser that looks at a page (WID-4).
 *
 * @param language tag of the page's or the browser's language
 * @param referrer where it came from
 */
public record Visit(Page page, String language, String referrer, String ip, String userAgent) {

    public record Page(String url, String title) {}
}
