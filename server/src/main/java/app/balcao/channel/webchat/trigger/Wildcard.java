package app.balcao.channel.webchat.trigger;

/** Texts in which {@code *} stands for anything, nothing too. Takes no more steps than one text's length times the other's. */
final class Wildcard {

    private Wildcard() {}

    static boolean matches(String pattern, String text) {
        int read = 0;
        int at = 0;
        int star = -1;
        int taken = 0;
        while (read < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                taken = read;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(read)) {
                at++;
                read++;
            } else if (star >= 0) {
                at = star + 1;
                read = ++taken;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(each -> each == '*');
    }
}
