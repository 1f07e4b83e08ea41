package app.balcao.notice;

import java.util.List;

/**
 * What is told.
 *
 * @param text key of its texts, after {@code notice.mail.}
 * @param about which of several things of its kind it tells of, such as a directory; empty where there is one alone
 * @param path the page here where one does something about it
 * @param details names and figures that the texts are filled with
 */
record Notice(NoticeKind kind, String text, String about, String path, List<Object> details) {

    static Notice of(NoticeKind kind, String text, String path, Object... details) {
        return new Notice(kind, text, "", path, List.of(details));
    }

    /** A notice of one thing among others, whose name is its only detail. */
    static Notice about(String name, NoticeKind kind, String text, String path) {
        return new Notice(kind, text, text + ":" + name, path, List.of(name));
    }
}
