package app.balcao.notice;

/** What an account can be told of itself by e-mail, and who is unless it chose otherwise. */
public enum NoticeKind {
    /** The last seat of an agent is taken, or there was none for one more (AGT-7). */
    SEATS_TAKEN(true, true),
    /** A mailbox cannot be collected. */
    MAILBOX_FAILED(true, true),
    /** The directory, or a provider of single sign-on, cannot be asked. */
    SIGN_IN_SERVICE_FAILED(true, true),
    /** A backup can be downloaded; who asked for it is told whatever is chosen here. */
    BACKUP_READY(false, true),
    /** The installation was updated. */
    NEW_VERSION(true, true),
    /** Figures of last week. */
    WEEKLY_SUMMARY(false, true);

    private final boolean administrators;
    private final boolean owner;

    NoticeKind(boolean administrators, boolean owner) {
        this.administrators = administrators;
        this.owner = owner;
    }

    /** Whether administrators get it where the account did not choose. */
    boolean toAdministrators() {
        return administrators;
    }

    /** Whether the owner does. */
    boolean toOwner() {
        return owner;
    }
}
