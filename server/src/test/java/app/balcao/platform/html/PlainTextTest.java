package app.balcao.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void formatted_text_becomes_lines() {
        String[][] rows = {
            {"<p>Olá,</p><p>tudo bem?</p>", "Olá,\n\ntudo bem?"},
            {"<div>um</div><div>dois<br>três</div>", "um\ndois\ntrês"},
            {"<div>um</div><div><br></div><div>dois</div>", "um\n\ndois"},
            {"<ul><li>a</li><li><p>b</p></li></ul><p>c</p>", "- a\n- b\n\nc"},
            {"<ol><li>a<ol><li>x</li></ol></li><li>b</li></ol>", "1. a\n  1. x\n2. b"},
            {"<blockquote><p>um</p><p>dois</p></blockquote>", "> um\n\n> dois"},
            {"<a href='https://a.example/x'>clique</a> já", "clique <https://a.example/x> já"},
            {"<a href='https://a.example/'>a.example</a>", "a.example"},
            {"<table><tr><td>1</td><td>2</td></tr></table>", "1 | 2"},
            {"<img src=x alt=tela>", "[tela]"},
            {"<pre>a  b\n  c</pre>", "a  b\n  c"},
            {"<script>alert(1)</script><p>a &lt; b</p>", "a < b"},
        };
        for (String[] row : rows) {
            assertThat(PlainText.fromHtml(row[0])).as(row[0]).isEqualTo(row[1]);
        }
    }

    @Test
    void plain_text_becomes_paragraphs_with_links() {
        assertThat(PlainText.toHtml(
                        "Oi <b>\r\nveja https://a.example/x?a=1&b=2.\r\n\r\n www.b.example e eu@b.example\0"))
                .isEqualTo("<p>Oi &lt;b&gt;<br>veja <a href=\"https://a.example/x?a=1&amp;b=2\">"
                        + "https://a.example/x?a=1&amp;b=2</a>.</p><p><a href=\"http://www.b.example\">www.b.example</a>"
                        + " e <a href=\"mailto:eu@b.example\">eu@b.example</a></p>");
        assertThat(PlainText.toHtml(" \n ")).isEmpty();
    }

    @Test
    void previews_are_one_line_and_bounded() {
        assertThat(PlainText.preview("<p>Bom   dia</p><p>tudo certo?</p>", 10)).isEqualTo("Bom dia tu");
        assertThat(PlainText.cut("ab\ud83d\ude00", 3)).isEqualTo("ab");
    }
}
