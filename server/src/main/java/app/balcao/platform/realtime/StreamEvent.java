package app.balcao.platform.realtime;

import java.time.Instant;

/**
 * One committed event of a stream.
 *
 * @param seq its number: 1 for a stream's first event, without gaps
 * @param kind what happened
 * @param data JSON
 */
public record StreamEvent(long seq, String kind, String data, Instant at) {}
