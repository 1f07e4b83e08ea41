package app.balcao.channel.email.message;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** People in a header, however they are written. */
final class AddressList {

    private static final Pattern ADDRESS = Pattern.compile(
            "([^\\s<>\"'(),;:@\\[\\]\\\\]{1,100})@([\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,180}[\\p{L}\\p{N}])?)");
    private static final Pattern ANGLES = Pattern.compile("<([^<>]*)>[^<>]*$");
    private static final Pattern COMMENT = Pattern.compile("\\(([^()]*)\\)");
    private static final int MAX_PEOPLE = 500;
    private static final int MAX_HEADER = 100_000;

    private AddressList() {}

    /** Everybody the headers name, in order, without what holds no address. */
    static List<MailAddress> parse(List<String> headers) {
        List<MailAddress> people = new ArrayList<>();
        for (String header : headers) {
            String bounded = header.length() > MAX_HEADER ? header.substring(0, MAX_HEADER) : header;
            StringBuilder waiting = new StringBuilder();
            for (String piece : split(bounded)) {
                waiting.append(waiting.isEmpty() ? "" : ",").append(piece);
                MailAddress person = one(waiting.toString());
                if (person != null && people.size() < MAX_PEOPLE) {
                    people.add(person);
                }
                if (person != null || waiting.length() > 1_000) {
                    waiting.setLength(0);
                }
            }
        }
        return people;
    }

    private static @Nullable MailAddress one(String written) {
        String text = written.contains("=?") && !written.contains("@") ? EncodedWords.decode(written) : written;
        Matcher angles = ANGLES.matcher(text);
        if (angles.find()) {
            Matcher inside = ADDRESS.matcher(angles.group(1));
            if (inside.find()) {
                return person(text.substring(0, angles.start()), inside.group());
            }
        }
        Matcher anywhere = ADDRESS.matcher(text);
        if (!anywhere.find()) {
            return null;
        }
        Matcher comment = COMMENT.matcher(text);
        String rest = text.substring(0, anywhere.start()) + text.substring(anywhere.end());
        return person(comment.find() ? comment.group(1) : rest, anywhere.group());
    }

    private static MailAddress person(String written, String address) {
        String name =
                written.substring(groupPrefix(written)).replaceAll("[<>]", " ").strip();
        if (name.length() >= 2 && name.startsWith("\"")) {
            name = name.replaceAll("^\"|\"$", "").replaceAll("\\\\(.)", "$1");
        }
        name = CleanText.line(EncodedWords.decode(name), 250)
                .replaceAll("^['\"]+|['\"]+$", "")
                .strip();
        return new MailAddress(name.equalsIgnoreCase(address) ? "" : name, address);
    }

    // "undisclosed-recipients: a@b, c@d;" names a group before its members.
    private static int groupPrefix(String written) {
        int colon = written.indexOf(':');
        return colon > 0 && written.indexOf('"') < 0 && !written.contains("=?") ? colon + 1 : 0;
    }

    private static List<String> split(String header) {
        List<String> pieces = new ArrayList<>();
        boolean quoted = false;
        int comment = 0;
        int from = 0;
        for (int i = 0; i < header.length(); i++) {
            char c = header.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                comment++;
            } else if (!quoted && c == ')') {
                comment = Math.max(0, comment - 1);
            } else if (!quoted && comment == 0 && (c == ',' || c == ';')) {
                pieces.add(header.substring(from, i));
                from = i + 1;
            }
        }
        pieces.add(header.substring(Math.min(from, header.length())));
        return pieces;
    }
}
