package app.balcao.channel.webchat;

import app.balcao.platform.i18n.Language;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an account's widget looks, and where it may stand.
 *
 * @param publicId what its key holds beside the account
 * @param sites origins of the pages it may stand on, such as {@code https://loja.example}; empty for any
 * @param formEmail who is sent what visitors fill in; null for nobody (WID-2)
 * @param inPortal whether it stands on the pages of the account's portal as well (WCH-2)
 * @param texts what the account says in the place of the standard texts; empty where it says nothing of its own
 */
public record ChatWidget(
        UUID publicId,
        Side side,
        String color,
        List<String> sites,
        @Nullable String formEmail,
        boolean inPortal,
        Map<Language, WidgetTexts> texts,
        int version) {

    public ChatWidget {
        sites = List.copyOf(sites);
        texts = Map.copyOf(texts);
    }

    /** In which corner of a page it waits (WCH-1). */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** What the account itself says in a language. */
    public WidgetTexts texts(Language language) {
        return texts.getOrDefault(language, WidgetTexts.NONE);
    }

    /** Whether a page of this origin may use it. */
    public boolean mayStandOn(String origin) {
        return sites.isEmpty() || sites.stream().anyMatch(origin::equalsIgnoreCase);
    }

    /** The origin of a page, as browsers write it: without a path, and without the port that goes without saying. */
    public static String origin(URI page) {
        String scheme = page.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = page.getPort() < 0 || page.getPort() == usual ? "" : ":" + page.getPort();
        return scheme + "://" + page.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
