package app.balcao.channel.webchat.trigger;

import java.util.UUID;

/**
 * What a trigger did within a period.
 *
 * @param shown how often it fired
 * @param followed how often a visitor accepted what it showed, or went where it leads
 * @param begun how many conversations began by it
 */
public record TriggerFigures(UUID triggerId, long shown, long followed, long begun) {}
