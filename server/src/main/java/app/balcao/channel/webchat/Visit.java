package app.balcao.channel.webchat;

import app.balcao.people.PersonalData;
import app.balcao.platform.security.IpAddress;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is known of a browser that looks at a page (WID-4).
 *
 * @param language tag of the page's or the browser's language
 * @param timeZone by its name, such as {@code America/Sao_Paulo}
 * @param referrer where it came from
 * @param ip its address, in the one form that people write it in (RFC 5952)
 * @param place where its address is, as far as the proxy in front says
 */
public record Visit(
        Page page, String language, String timeZone, String referrer, String ip, Place place, String userAgent) {

    public Visit {
        ip = IpAddress.written(ip);
    }

    /** A page as its browser tells it. */
    @Schema(name = "VisitorPage")
    public record Page(
            @PersonalData.Within String url,
            @PersonalData.Within String title) {}

    /**
     * Where an address is, roughly.
     *
     * @param country its code of ISO 3166; empty where nobody says
     */
    public record Place(String country, String city) {

        public static final Place UNKNOWN = new Place("", "");
    }
}
