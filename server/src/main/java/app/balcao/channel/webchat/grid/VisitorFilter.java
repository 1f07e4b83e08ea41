package app.balcao.channel.webchat.grid;

import org.jspecify.annotations.Nullable;

/**
 * Which visitors are wanted.
 *
 * @param text in their name, e-mail, what they look at, or what led them here; empty for all
 * @param byEmail whether who asks may look for e-mails
 */
public record VisitorFilter(@Nullable VisitorState state, String text, boolean byEmail) {}
