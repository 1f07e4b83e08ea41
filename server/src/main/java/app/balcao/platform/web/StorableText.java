package app.balcao.platform.web;

/** What PostgreSQL can keep as text. */
final class StorableText {

    private StorableText() {}

    /** False for a text with a null character or half of a character. */
    static boolean is(String text) {
        for (int index = 0; index < text.length(); index++) {
            char each = text.charAt(index);
            if (each == '\0') {
                return false;
            }
            if (Character.isSurrogate(each)) {
                if (!Character.isHighSurrogate(each)
                        || index + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(index + 1))) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }
}
