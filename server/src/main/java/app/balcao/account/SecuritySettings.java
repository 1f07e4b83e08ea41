package app.balcao.account;

/**
 * How an account guards itself (Segurança).
 *
 * @param leastPasswordScore least strength of new passwords, 0 to 4 (SEC-26)
 * @param leastPasswordLength least length of new passwords (SEC-29)
 * @param lockAfterFailures wrong passwords in a row that lock an agent (ACC-9)
 * @param sessionIdleMinutes time without use after which a session ends (ACC-10)
 * @param sessionLifetimeDays longest life of a session, used or not (ACC-10)
 * @param twoFactorPolicy who must have a second factor (SEC-3)
 * @param twoFactorByEmail whether a code by e-mail counts as one
 * @param notifyUnknownDevices whether agents hear of sign-ins on devices they never used (SEC-12)
 * @param agentsMayChangeEmail whether agents may change the address they sign in with (SEC-39)
 * @param version counts the changes
 */
public record SecuritySettings(
        int leastPasswordScore,
        int leastPasswordLength,
        int lockAfterFailures,
        int sessionIdleMinutes,
        int sessionLifetimeDays,
        TwoFactorPolicy twoFactorPolicy,
        boolean twoFactorByEmail,
        boolean notifyUnknownDevices,
        boolean agentsMayChangeEmail,
        int version) {

    public static final int MOST_PASSWORD_SCORE = 4;
    public static final int DEFAULT_PASSWORD_SCORE = 2;
    public static final int SHORTEST_PASSWORD = 8;
    public static final int LONGEST_LEAST_PASSWORD = 64;
    public static final int FEWEST_FAILURES = 4;
    public static final int MOST_FAILURES = 20;
    public static final int SHORTEST_IDLE_MINUTES = 10;
    public static final int LONGEST_IDLE_MINUTES = 7 * 24 * 60;
    public static final int LONGEST_LIFETIME_DAYS = 28;

    /** Who must have a second factor; all others may. */
    public enum TwoFactorPolicy {
        OPTIONAL,
        ADMINISTRATORS,
        ALL;

        /** Whether it binds an agent. */
        public boolean binds(boolean administrator) {
            return this == ALL || (this == ADMINISTRATORS && administrator);
        }
    }
}
