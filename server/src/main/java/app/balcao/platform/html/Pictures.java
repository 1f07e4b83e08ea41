package app.balcao.platform.html;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
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

    /** The address under which a formatted text shows an attachment. */
    public static String address(UUID attachmentId) {
        return "/api/v1/attachments/" + attachmentId + "/content";
    }
}
