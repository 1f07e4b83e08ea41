package app.balcao.channel.webchat;

import app.balcao.people.PersonalData;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is known of a browser that looks at a page (WID-4).
 *
 * @param language tag of the page's or the browser's language
 * @param timeZone by its name, such as {@code America/Sao_Paulo}
 * @param referrer where it came from
 */
public record Visit(Page page, String language, String timeZone, String referrer, String ip, String userAgent) {

    /** A page as its browser tells it. */
    @Schema(name = "VisitorPage")
    public record Page(
            @PersonalData.Within String url,
            @PersonalData.Within String title) {}
}
