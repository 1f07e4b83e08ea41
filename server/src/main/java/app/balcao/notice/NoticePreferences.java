package app.balcao.notice;

import java.util.List;

/**
 * Who gets which notices of an account.
 *
 * @param choices one for each kind, in the kinds' order
 */
public record NoticePreferences(List<NoticeChoice> choices, int version) {

    NoticeChoice of(NoticeKind kind) {
        return choices.get(kind.ordinal());
    }
}
