package app.balcao.notice;

/**
 * Who gets a kind of notice.
 *
 * @param administrators all but the owner
 */
public record NoticeChoice(NoticeKind kind, boolean administrators, boolean owner) {

    /** What holds until the account chooses. */
    public static NoticeChoice byDefault(NoticeKind kind) {
        return new NoticeChoice(kind, kind.toAdministrators(), kind.toOwner());
    }
}
