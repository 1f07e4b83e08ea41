package app.balcao.printing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a template can say, and what it is refused for. */
class TemplateBodyTest {

    @Test
    @Rule("PRN-5")
    void placeholdersAreFilledInAndListsRepeat() throws TemplateFault {
        TemplateBody body =
                TemplateBody.of("{{subject}}: {{#replies}}{{author}} {{text}};{{/replies}}{{^agent}}-{{/agent}}");
        assertThat(body.fill(Map.of(
                        "subject", "Sofá & cadeira <b>",
                        "agent", "",
                        "replies",
                                List.of(
                                        Map.of("author", "Ana", "text", new TemplateBody.Formatted("<p>Oi</p>")),
                                        Map.of("author", "Rui", "text", new TemplateBody.Formatted("<p>Olá</p>"))))))
                .isEqualTo("Sofá &amp; cadeira &lt;b&gt;: Ana <p>Oi</p>;Rui <p>Olá</p>;-");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n{{nada}}', unknown, 2",
        "'a\n\n{{subject.class}}', unknown, 3",
        "'{{subject.getClass.forName}}', unknown, 1",
        "'{{author}}', unknown, 1",
        "'{{replies}}', list, 1",
        "'a\n{{#replies}}', open, 2",
        "'{{#agent}}{{/subject}}', closed, 1",
        "'{{/agent}}', closed, 1",
        "'{{#replies}}\n{{#comments}}{{/comments}}{{/replies}}', nested, 2",
        "'{{>outro}}', unsupported, 1",
        "'{{=<% %>=}}', unsupported, 1",
        "'a\n{{subject', broken, 2",
        "'{{}}', unknown, 1",
    })
    @Rule("PRN-7")
    void whatCannotBePrintedIsRefusedWithItsLine(String source, String code, int line) {
        assertThatThrownBy(() -> TemplateBody.of(source))
                .isInstanceOf(TemplateFault.class)
                .hasMessageStartingWith(code + " in line " + line + ":");
    }

    @Test
    @Rule("PRN-7")
    void noMethodOfAnythingIsEverCalled() throws TemplateFault {
        assertThat(TemplateBody.of("{{customer.name}}").fill(Map.of("customer", new Thread("fugiu"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "en", "es"})
    @Rule({"PRN-3", "PRN-6"})
    void theProductsOwnTemplatesAreGoodAndLeaveCommentsOut(String language) throws TemplateFault {
        String source = PrintDocument.resource("standard_" + language + ".html");
        TemplateBody.of(source);
        assertThat(source).doesNotContain("comments").contains("{{#replies}}");
    }
}
