package app.balcao.access;

import java.time.Duration;

/** What a link sent by e-mail is good for, and for how long. */
public enum LinkPurpose {
    /** To set the first password (ACC-5, AGT-3). */
    SET_PASSWORD(Duration.ofDays(7)),
    /** To set another password in place of a forgotten one (ACC-3, ACC-8). */
    RECOVER_PASSWORD(Duration.ofMinutes(30)),
    /** To prove that one reads a new address (AGT-3, AGT-5). */
    VALIDATE_EMAIL(Duration.ofDays(7)),
    /** To say that it was somebody else who signed in on an unknown device (SEC-7). */
    NOT_ME(Duration.ofDays(7));

    private final Duration life;

    LinkPurpose(Duration life) {
        this.life = life;
    }

    Duration life() {
        return life;
    }

    /** Whether it leads to a new password. */
    public boolean setsPassword() {
        return this == SET_PASSWORD || this == RECOVER_PASSWORD;
    }
}
