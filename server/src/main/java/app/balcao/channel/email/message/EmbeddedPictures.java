package app.balcao.channel.email.message;

import app.balcao.platform.html.SafeHtml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures written into the HTML itself as data: addresses, taken out as parts with a Content-ID of their own. */
record EmbeddedPictures(@Nullable String html, List<MailPart> parts) {

    private static final Pattern DATA =
            Pattern.compile("(?is)^data:(image/(png|jpe?g|gif|webp|bmp))(?:;[a-z0-9=-]+)*;base64,(.*)$");
    private static final int MAX_PICTURES = 100;

    static EmbeddedPictures extract(@Nullable String html) {
        if (html == null || !html.toLowerCase(Locale.ROOT).contains("data:image")) {
            return new EmbeddedPictures(html, List.of());
        }
        Document document = SafeHtml.parse(html);
        List<MailPart> parts = new ArrayList<>();
        for (Element picture : document.select("img[src]")) {
            Matcher data = DATA.matcher(picture.attr("src").strip());
            if (data.matches() && parts.size() < MAX_PICTURES) {
                String type = data.group(1).toLowerCase(Locale.ROOT);
                String contentId = "embedded-" + UUID.randomUUID();
                byte[] content = TransferDecoding.base64(TransferDecoding.latin(data.group(3)));
                String name = "image-" + (parts.size() + 1) + "." + FileNames.extension(type);
                parts.add(new MailPart(name, type, contentId, content));
                picture.attr("src", "cid:" + contentId);
            }
        }
        return new EmbeddedPictures(document.outerHtml(), List.copyOf(parts));
    }
}
