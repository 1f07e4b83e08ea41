package app.balcao.printing;

import app.balcao.printing.Placeholder.Kind;
import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * The body of a template: HTML with the placeholders of {@link Placeholder}, and no other (PRN-7). Lists do not nest, so
 * that no template makes more of a ticket than there is in it.
 */
final class TemplateBody {

    static final int LONGEST = 50_000;

    /** A tag: what kind it is of, and what it names. */
    private static final Pattern TAG = Pattern.compile("\\{\\{(\\{)?\\s*([#^/&!>=]?)\\s*([^}]*?)\\s*\\}\\}\\}?");

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .withFormatter(TemplateBody::written)
            .withCollector(new MapsOnly())
            .withLoader(name -> {
                throw new MustacheException("Templates do not include others");
            })
            .emptyStringIsFalse(true)
            .defaultValue("");

    private final Template compiled;

    private TemplateBody(Template compiled) {
        this.compiled = compiled;
    }

    /** Text that is safe HTML already. */
    record Formatted(String html) {

        @Override
        public String toString() {
            return html;
        }
    }

    /** Maps alone are looked into: no method of any object is ever called by its name. */
    private static final class MapsOnly extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }

    /** @throws TemplateFault for what is no Mustache, and for names that are no placeholders */
    static TemplateBody of(String source) throws TemplateFault {
        check(source);
        try {
            return new TemplateBody(COMPILER.compile(source));
        } catch (MustacheException fault) {
            throw new TemplateFault("broken", lineOf(source, source.lastIndexOf("{{")), "{{");
        }
    }

    String fill(Map<String, Object> values) {
        return compiled.execute(values);
    }

    private static String written(Object value) {
        return value instanceof Formatted formatted
                ? formatted.html()
                : HtmlUtils.htmlEscape(String.valueOf(value), "UTF-8");
    }

    /** @param items what each item has of the list that it repeats; empty when it repeats none */
    private record Open(String name, List<String> items, int line) {

        boolean list() {
            return !items.isEmpty();
        }
    }

    private static void check(String source) throws TemplateFault {
        Deque<Open> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(source);
        int end = 0;
        while (tag.find()) {
            refuseStray(source, end, tag.start());
            end = tag.end();
            int line = lineOf(source, tag.start());
            String name = tag.group(3);
            switch (tag.group(2)) {
                case "!" -> {}
                case ">", "=" -> throw new TemplateFault("unsupported", line, tag.group());
                case "#", "^" -> open.push(opened(open, name, tag.group(2).equals("#"), line));
                case "/" -> close(open, name, line);
                default -> named(open, name, line);
            }
        }
        refuseStray(source, end, source.length());
        if (!open.isEmpty()) {
            throw new TemplateFault("open", open.peek().line(), open.peek().name());
        }
    }

    private static Open opened(Deque<Open> open, String name, boolean repeats, int line) throws TemplateFault {
        if (open.size() > 20) {
            throw new TemplateFault("deep", line, name);
        }
        List<String> items = Placeholder.of(name).map(Placeholder::items).orElse(List.of());
        if (items.isEmpty()) {
            named(open, name, line);
        } else if (repeats && open.stream().anyMatch(Open::list)) {
            throw new TemplateFault("nested", line, name);
        }
        return new Open(name, repeats ? items : List.of(), line);
    }

    private static void close(Deque<Open> open, String name, int line) throws TemplateFault {
        if (open.isEmpty() || !open.peek().name().equals(name)) {
            throw new TemplateFault("closed", line, name);
        }
        open.pop();
    }

    private static void named(Deque<Open> open, String name, int line) throws TemplateFault {
        if (open.stream().anyMatch(each -> each.items().contains(name))) {
            return;
        }
        Placeholder placeholder = Placeholder.of(name).orElseThrow(() -> new TemplateFault("unknown", line, name));
        if (placeholder.kind() == Kind.LIST) {
            throw new TemplateFault("list", line, name);
        }
    }

    private static void refuseStray(String source, int from, int to) throws TemplateFault {
        int stray = source.substring(from, to).indexOf("{{");
        if (stray >= 0) {
            throw new TemplateFault("broken", lineOf(source, from + stray), "{{");
        }
    }

    private static int lineOf(String source, int position) {
        return 1
                + (int) source.substring(0, Math.max(position, 0))
                        .chars()
                        .filter(each -> each == '\n')
                        .count();
    }
}
