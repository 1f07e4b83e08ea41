package app.balcao.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From where and when somebody wants to come in.
 *
 * @param ip address the request came from
 * @param userAgent what the browser says of itself
 * @param at when
 * @param device value of the browser's device cookie; null when it sent none
 */
public record EntryContext(
        String ip, String userAgent, Instant at, @Nullable String device) {}
