package app.balcao.platform.html;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The attachments that a formatted text shows as pictures. */
public final class Pictures {

    private Pictures() {}

    /** Ids of the attachments shown, in order. */
    public static Set<UUID> of(String html) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (Element picture : SafeHtml.parse(html).select("img[src]")) {
            Matcher address = SafeHtml.ATTACHMENT_ADDRESS.matcher(picture.attr("src"));
            if (address.matches()) {
                ids.add(UUID.fromString(address.group(1)));
            }
        }
        return ids;
    }

    /** The text with its pictures where another reader than an agent finds them. */
    public static String at(String html, Function<UUID, String> address) {
        if (!html.contains("<img")) {
            return html;
        }
        Document document = SafeHtml.parse(html);
        for (Element picture : document.select("img[src]")) {
            Matcher own = SafeHtml.ATTACHMENT_ADDRESS.matcher(picture.attr("src"));
            if (own.matches()) {
                picture.attr("src", address.apply(UUID.fromString(own.group(1))));
            }
        }
        return document.body().html();
    }

    /** The address under which a formatted text shows an attachment. */
    public static String address(UUID attachmentId) {
        return "/api/v1/attachments/" + attachmentId + "/content";
    }
}
