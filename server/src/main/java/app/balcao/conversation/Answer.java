package app.balcao.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered in the form before a conversation (WID-2).
 *
 * @param fieldId the account's own field; null when it is none
 * @param label what was asked, as it was asked
 * @param text the answer as people read it
 */
public record Answer(@Nullable UUID fieldId, String label, String text) {}
