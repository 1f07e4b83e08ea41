package app.balcao.platform.html;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

    private static final String PICTURE = "/api/v1/attachments/0192f0c1-2222-7333-8444-555566667777/content";

    @ParameterizedTest
    @Rule("RPL-9")
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg><script>alert(1)</script></svg>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a href=' java\nscript:alert(1)'>x</a>",
                "<form action=//evil.example><input name=password></form>",
                "<iframe src=https://evil.example></iframe>",
                "<p onclick=\"alert(1)\">x</p>",
                "<p style=\"background:url(https://evil.example/a.png)\">x</p>",
                "<p style=\"background-image:url('javascript:alert(1)')\">x</p>",
                "<p style=\"position:fixed;top:0;left:0\">x</p>",
                "<p style=\"width:expression(alert(1))\">x</p>",
                "<style>p{background:url(https://evil.example)}</style><p>x</p>",
                "<link rel=stylesheet href=https://evil.example/a.css>",
                "<meta http-equiv=refresh content='0;url=https://evil.example'>",
                "<base href=https://evil.example/>",
                "<object data=https://evil.example></object><embed src=https://evil.example>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<img src=\"https://evil.example/a.png\" srcset=\"https://evil.example/b.png 2x\">",
                "<video src=https://evil.example/a.mp4 autoplay></video>"
            })
    void nothing_that_acts_or_calls_home_stays(String html) {
        String clean = SafeHtml.clean(html);
        assertThat(clean.toLowerCase())
                .doesNotContain("<script", "onerror=", "onclick", "javascript:", "<form", "<input", "<iframe", "url(")
                .doesNotContain("position", "expression", "<style", "<link", "<meta", "<base", "<object", "<embed")
                .doesNotContain("<svg", "<math", "srcset", "<video", " src=\"http", "data:text");
    }

    @ParameterizedTest
    @Rule("RPL-4")
    @ValueSource(
            strings = {
                "<p><strong>b</strong><em>i</em><u>u</u><s>s</s><sub>1</sub><sup>2</sup></p>",
                "<p style=\"text-align:center\">x</p>",
                "<p style=\"margin-left:40px\">x</p>",
                "<p><span style=\"color:#ff0000;font-family:&#39;georgia&#39;;font-size:18px\">x</span></p>",
                "<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul>",
                "<blockquote><p>q</p></blockquote>",
                "<table><colgroup><col style=\"width:120px\" /></colgroup><tbody><tr><td colspan=\"2\"><p>c</p></td></tr></tbody></table>",
                "<p><img src=\"" + PICTURE + "\" alt=\"tela\" width=\"300\" /></p>"
            })
    void what_the_editor_makes_stays(String html) {
        assertThat(SafeHtml.clean(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @Rule("RPL-4")
    @ValueSource(strings = {"rgb(255, 0, 0)", "rgb(255,0,0)", "#f00", "red", "rgba(1, 2, 3, 0.5)"})
    void colours_stay_however_they_are_written(String color) {
        assertThat(SafeHtml.clean("<p style=\"color: " + color + "\">x</p>")).contains("color:");
    }

    @Test
    @Rule("RPL-9")
    void cleaning_twice_changes_nothing() {
        String once =
                SafeHtml.clean("<center><font color=red size=5>Olá</font><img src=https://a.example/x.png alt=foto>"
                        + "<a href=https://a.example/?a=1&b=2>aqui</a>");
        assertThat(SafeHtml.clean(once)).isEqualTo(once);
        assertThat(once)
                .contains("data-remote-src=\"https://a.example/x.png\"")
                .contains("target=\"_blank\"", "noopener", "noreferrer", "nofollow")
                .doesNotContain(" src=");
    }

    @Test
    @Rule("RPL-9")
    void pictures_by_content_id_become_attachments() {
        Map<String, String> known = Map.of("logo@x", PICTURE);
        String clean = SafeHtml.clean(
                "<img src=\"cid:logo@x\"><img src=cid:gone alt=sumiu><img src=cid:too alt=' '><img src=cid:b alt=b>",
                known::get);
        assertThat(clean).isEqualTo("<img src=\"" + PICTURE + "\" />[sumiu][b]");
        assertThat(Pictures.of(clean)).containsExactly(UUID.fromString("0192f0c1-2222-7333-8444-555566667777"));
    }

    @Test
    void tracking_dots_and_hidden_text_go() {
        assertThat(SafeHtml.clean("<p>a</p><img src=https://t.example/o.gif width=1 height=1>"
                        + "<div style='display:none'>promo</div><p style='margin-top:-900px;color:red'>b</p>"))
                .isEqualTo("<p>a</p><p style=\"color:red\">b</p>");
    }

    @Test
    void an_attachment_address_elsewhere_is_remote() {
        assertThat(SafeHtml.clean("<img src='https://evil.example" + PICTURE + "'>"))
                .doesNotContain(" src=");
        assertThat(SafeHtml.clean("<img src='" + PICTURE + "/../../../session'>"))
                .doesNotContain(" src=");
    }

    @Test
    void deep_nesting_and_null_bytes_are_survived() {
        String clean = SafeHtml.clean("<div>".repeat(20_000) + "fim\0" + "</div>".repeat(10));
        assertThat(clean).contains("fim").doesNotContain("\0");
    }
}
