package app.balcao.channel.webchat;

import java.util.List;
import java.util.UUID;

/**
 * How an account's widget looks, and where it may stand.
 *
 * @param publicId what its key holds beside the account
 * @param sites origins of the pages it may stand on, such as {@code https://loja.example}; empty for any
 */
public record ChatWidget(UUID publicId, Side side, String color, List<String> sites, int version) {

    public ChatWidget {
        sites = List.copyOf(sites);
    }

    /** In which corner of a page it waits (WCH-1). */
    public enum Side {
        LEFT,
        RIGHT
    }

    /** Whether a page of this origin may use it. */
    public boolean mayStandOn(String origin) {
        return sites.isEmpty() || sites.stream().anyMatch(origin::equalsIgnoreCase);
    }
}
