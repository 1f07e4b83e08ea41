package app.balcao.ticket;

import java.util.UUID;

/**
 * An attachment of a message.
 *
 * @param inline whether the text shows it as a picture
 */
public record MessageFile(UUID id, boolean inline) {}
