package app.balcao.notice;

import java.util.List;

/**
 * What is told.
 *
 * @param text key of its texts, after {@code notice.mail.}
 * @param path the page here where one does something about it
 * @param details names and figures that the texts are filled with
 */
record Notice(NoticeKind kind, String text, String path, List<Object> details) {

    static Notice of(NoticeKind kind, String text, String path, Object... details) {
        return new Notice(kind, text, path, List.of(details));
    }
}
