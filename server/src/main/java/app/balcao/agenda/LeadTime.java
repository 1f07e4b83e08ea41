package app.balcao.agenda;

import org.jspecify.annotations.Nullable;

/**
 * How long before the start an agent is told.
 *
 * @param minutes their own choice; null follows the account's
 * @param accountMinutes what is chosen for the account
 * @param version of whichever was asked for
 */
public record LeadTime(@Nullable Integer minutes, int accountMinutes, int version) {

    /** Unless somebody chose (SCH-2). */
    public static final int STANDARD = 10;

    /** A day. */
    public static final int LONGEST = 1440;
}
