package app.balcao.agenda;

/** A way by which an agent is told that work on a ticket is about to begin. */
public enum NoticeChannel {
    /** The bell, which open browsers show as a notification of their own too. */
    BELL,
    /** For who chose it. */
    EMAIL
}
