package app.balcao.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** Small work on the demonstration's texts. */
final class DemoText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}");
    private static final Pattern TITLE = Pattern.compile("^Dra?\\. ");
    private static final Pattern THANKS = Pattern.compile("([Oo]brigad|[Gg]rat)[oa](?=[\\s,.!?]|$)");

    private DemoText() {}

    /** The lines of a file in {@code demo/}. */
    static List<String> lines(String name) {
        try (InputStream stream = DemoText.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IllegalStateException("demo/" + name + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An e-mail address as companies make them of names: first and last, without accents. */
    static String address(String name, String domain) {
        String[] words = fold(TITLE.matcher(name).replaceFirst("")).split(" ");
        return words[0] + "." + words[words.length - 1] + "@" + domain;
    }

    static String firstName(String name) {
        String[] words = name.split(" ");
        return TITLE.matcher(name).find() ? words[0] + " " + words[1] : words[0];
    }

    /** Thanks as a woman or a man says them: obrigada, obrigado. */
    static String thanksOf(String text, boolean woman) {
        return THANKS.matcher(text).replaceAll("$1" + (woman ? "a" : "o"));
    }

    /** Lines as paragraphs. */
    static String html(String text) {
        StringBuilder html = new StringBuilder();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> html.append("<p>")
                .append(HtmlUtils.htmlEscape(line, "UTF-8").replace("&quot;", "\""))
                .append("</p>"));
        return html.toString();
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
