package app.balcao.channel.email.message;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How mail programs in Portuguese, English and Spanish introduce quoted history and signatures, line by line. */
final class QuotePatterns {

    private static final int UNICODE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern MARKER = Pattern.compile("##-.{5,150}-##");
    private static final Pattern INTRODUCTION =
            Pattern.compile("^(em|no dia|a|às?|on|el|en|le|am|il)\\b.*|.*\\b(escreveu|wrote|escribió)\\b.*", UNICODE);
    private static final Pattern ATTRIBUTION = Pattern.compile(
            "^.{0,300}?\\b(escreveu|escreveram|wrote|escribió|escribio|a écrit|schrieb|ha scritto)\\b.{0,160}:\\s*$",
            UNICODE);
    private static final Pattern DATED = Pattern.compile("@|\\d{1,2}\\s?[:h]\\s?\\d{2}|\\d{1,4}[/.-]\\d{1,2}"
            + "|\\b\\d{1,2} (de )?\\p{L}{3,}|\\b\\p{L}{3,}\\.? \\d{1,2}, \\d{4}");
    private static final Pattern SEPARATOR = Pattern.compile(
            "^[\\s>*]*[-_=]{2,}\\s*(mensagem original|original message|mensaje original|original appointment"
                    + "|compromisso original|mensagem anterior)\\s*[-_=]{2,}.*",
            UNICODE);
    private static final Pattern FORWARD = Pattern.compile(
            "^[\\s>*]*(-{2,}\\s*(mensagem encaminhada|mensagem reencaminhada|forwarded message|mensaje reenviado"
                    + "|mensagem original encaminhada)\\s*-*|in[ií]cio da mensagem (re)?encaminhada:?"
                    + "|begin forwarded message:?|inicio del mensaje reenviado:?|comienzo del mensaje reenviado:?)\\s*$",
            UNICODE);
    private static final Pattern LABEL = Pattern.compile(
            "^[\\s>]*\\*?(?:(?<from>de|from|remetente)|(?<date>enviad[oa](?: em| el| a)?|sent|data|date|fecha)"
                    + "|(?<to>para|to|a|cc|cco)|(?<subject>assunto|asunto|subject))\\s*:\\s*\\*?\\s*\\S.*",
            UNICODE);
    private static final Pattern SIGNATURE_DELIMITER = Pattern.compile("^--\\s?$|^\\u2014\\s?$");
    private static final Pattern SENT_FROM = Pattern.compile(
            "^(enviad[oa] (do|da|de|desde|a partir|pelo|usando|com)\\b.{2,80}|sent (from|with|via) .{2,80}"
                    + "|enviado con .{2,80}|(obter|obtenha|get|obtener|baixe) (o )?outlook (para|for) .{2,60}"
                    + "|yahoo mail:? .{2,60}|mandado (do|desde) .{2,60})$",
            UNICODE);
    private static final Pattern FORWARDED_SUBJECT =
            Pattern.compile("^\\s*((re|res)\\s*:\\s*)*(enc|encam|fwd?|fw|rv|rm|reenv|tr|wg)\\s*:.*", UNICODE);
    private static final int ATTRIBUTION_LINES = 4;
    private static final int HEADER_WINDOW = 7;
    private static final int SIGNATURE_LINES = 20;

    private QuotePatterns() {}

    /** True when a subject says that its message hands another one on, whose text is then no history. */
    static boolean isForward(String subject) {
        return FORWARDED_SUBJECT.matcher(subject).matches();
    }

    static boolean isMarker(String line) {
        return MARKER.matcher(line).find();
    }

    static boolean startsForward(String line) {
        return FORWARD.matcher(line).matches();
    }

    /** How many lines an introduction of history takes from here; 0 when there is none. */
    static int introduction(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (SEPARATOR.matcher(line).matches() || isMarker(line)) {
            return 1;
        }
        if (isHeaderBlock(lines, at)) {
            return 1;
        }
        return attribution(lines, at);
    }

    /** As {@link #introduction}, for "On … wrote:" alone, which often wraps. */
    static int attribution(List<String> lines, int at) {
        if (!INTRODUCTION.matcher(lines.get(at).strip()).matches()) {
            return 0;
        }
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + ATTRIBUTION_LINES); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.length() > 400) {
                return 0;
            }
            joined.append(joined.isEmpty() ? "" : " ").append(line);
            if (ATTRIBUTION.matcher(joined).matches() && DATED.matcher(joined).find()) {
                return i - at + 1;
            }
        }
        return 0;
    }

    // From first, and at least two of date, recipients and subject close below it.
    private static boolean isHeaderBlock(List<String> lines, int at) {
        if (!"from".equals(label(lines.get(at)))) {
            return false;
        }
        Set<String> seen = new HashSet<>();
        int blank = 0;
        for (int i = at + 1; i < Math.min(lines.size(), at + HEADER_WINDOW) && blank < 2; i++) {
            String label = label(lines.get(i));
            blank = lines.get(i).isBlank() ? blank + 1 : 0;
            if (label != null && !label.equals("from")) {
                seen.add(label);
            }
        }
        return seen.size() >= 2;
    }

    private static @Nullable String label(String line) {
        if (line.length() > 2_000) {
            return null;
        }
        var matcher = LABEL.matcher(line.replace('\u00a0', ' '));
        if (!matcher.matches()) {
            return null;
        }
        for (String group : List.of("from", "date", "to", "subject")) {
            if (matcher.group(group) != null) {
                return group;
            }
        }
        return null;
    }

    /** Outlook draws a line above its headers: where history begins when that line is counted in. */
    static int withLineAbove(List<String> lines, int from) {
        int before = from - 1;
        while (before >= 0 && lines.get(before).isBlank()) {
            before--;
        }
        return before >= 0 && lines.get(before).strip().matches("_{10,}|-{10,}") ? before : from;
    }

    /** Where the signature begins in the lines before {@code end}; {@code end} when there is none. */
    static int signature(List<String> lines, int end) {
        int last = end;
        while (last > 0 && lines.get(last - 1).isBlank()) {
            last--;
        }
        for (int i = last - 1; i >= Math.max(0, last - SIGNATURE_LINES); i--) {
            if (SIGNATURE_DELIMITER.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        for (int i = last - 1; i >= Math.max(0, last - 3); i--) {
            if (SENT_FROM.matcher(lines.get(i).strip()).matches()) {
                return i;
            }
        }
        return end;
    }
}
