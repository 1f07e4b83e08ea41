package app.balcao.channel.email.message;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.channel.email.message.QuotedHistory.Split;
import app.balcao.platform.html.PlainText;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row: the client, what it sent, what is new in it. A word VELHO stands in all history. */
class QuotedHistoryTest {

    static Stream<Arguments> texts() {
        return Stream.of(
                row(
                        "Gmail pt",
                        "Funcionou!\n\nEm qua., 4 de mar. de 2026 às 10:22, Suporte Balcão <\nsuporte@balcao.example> escreveu:\n\n> VELHO\n> mais\n",
                        "Funcionou!"),
                row(
                        "Gmail pt one line",
                        "Ok\nEm seg., 2 de mar. de 2026 10:22, Suporte <s@b.example> escreveu:\n> VELHO",
                        "Ok"),
                row(
                        "Gmail en",
                        "Thanks\n\nOn Wed, Mar 4, 2026 at 10:22 AM Support <s@b.example> wrote:\n\n> VELHO\n",
                        "Thanks"),
                row(
                        "Gmail es",
                        "Gracias\n\nEl mié, 4 mar 2026 a las 10:22, Soporte (<s@b.example>) escribió:\n\n> VELHO\n",
                        "Gracias"),
                row(
                        "Gmail pt-PT",
                        "Obrigado\n\nSuporte <s@b.example> escreveu (quarta, 4/03/2026 à(s) 10:22):\n\n> VELHO\n",
                        "Obrigado"),
                row(
                        "Apple pt",
                        "Certo.\n\nEnviado do meu iPhone\n\n> Em 4 de mar. de 2026, à(s) 10:22, Suporte <s@b.example> escreveu:\n> \n> VELHO\n",
                        "Certo."),
                row(
                        "Apple en",
                        "Fine.\n\n> On 4 Mar 2026, at 10:22, Support <s@b.example> wrote:\n> \n> VELHO\n",
                        "Fine."),
                row(
                        "Outlook pt",
                        "Segue o arquivo.\n\nAtt,\nAna\n\nDe: Suporte <s@b.example>\nEnviada em: quarta-feira, 4 de março de 2026 10:22\nPara: Ana <a@b.example>\nAssunto: RE: ajuda\n\nVELHO",
                        "Segue o arquivo.\n\nAtt,\nAna"),
                row(
                        "Outlook en",
                        "See below.\n\n________________________________\nFrom: Support <s@b.example>\nSent: Wednesday, March 4, 2026 10:22 AM\nTo: Ana\nSubject: RE: help\n\nVELHO",
                        "See below."),
                row(
                        "Outlook es",
                        "Vale\n\nDe: Soporte <s@b.example>\nEnviado el: miércoles, 4 de marzo de 2026 10:22\nPara: Ana\nAsunto: RE: ayuda\n\nVELHO",
                        "Vale"),
                row(
                        "Outlook bold",
                        "Ok\n\n*De:* Suporte <s@b.example>\n*Enviado:* quarta-feira\n*Para:* Ana\n*Assunto:* x\n\nVELHO",
                        "Ok"),
                row("Outlook old", "Ok\n\n-----Mensagem original-----\nDe: Suporte\nVELHO", "Ok"),
                row("Outlook old en", "Ok\n\n-----Original Message-----\nFrom: Support\nVELHO", "Ok"),
                row("Outlook old es", "Ok\n\n-----Mensaje original-----\nDe: Soporte\nVELHO", "Ok"),
                row("Thunderbird top", "Novo\n\nEm 04/03/2026 10:22, Suporte escreveu:\n> VELHO\n> VELHO\n", "Novo"),
                row(
                        "Thunderbird below",
                        "Em 04/03/2026 10:22, Suporte escreveu:\n> VELHO\n> VELHO\n\nNovo embaixo\n\n-- \nAna VELHO\n",
                        "Novo embaixo"),
                row("Thunderbird es", "Nuevo\n\nEl 4/3/26 a las 10:22, Soporte escribió:\n> VELHO\n", "Nuevo"),
                row(
                        "Yahoo pt",
                        "Deu certo\n\n    Em quarta-feira, 4 de março de 2026 10:22:33 BRT, Suporte <s@b.example> escreveu:  \n\n VELHO\n",
                        "Deu certo"),
                row("Marker", "Resposta\n\n##- Escreva sua resposta acima desta linha -##\nVELHO", "Resposta"),
                row("Signature", "Corpo\n\n-- \nAna Souza VELHO\n(11) 5555-0000", "Corpo"),
                row("Signature without space", "Corpo\n--\nAna VELHO", "Corpo"),
                row("iPhone", "Corpo\n\nEnviado do meu iPhone", "Corpo"),
                row("Android es", "Cuerpo\n\nEnviado desde mi Samsung Galaxy", "Cuerpo"),
                row("Outlook mobile", "Corpo\n\nObter o Outlook para iOS", "Corpo"),
                row("Get Outlook", "Body\n\nGet Outlook for Android", "Body"),
                row(
                        "Samsung",
                        "Ok\n\nEnviado do meu smartphone Samsung Galaxy.\n\n-------- Mensagem original --------\nDe: Suporte <s@b.example>\nData: 04/03/2026 10:22 (GMT-03:00)\nPara: Ana\nAssunto: x\n\nVELHO",
                        "Ok"),
                row(
                        "Outlook Android es",
                        "Vale\n\nObtener Outlook para Android\n________________________________\nFrom: Soporte <s@b.example>\nSent: Wednesday, March 4, 2026 10:22:33 AM\nTo: Ana <a@b.example>\nSubject: RE: ayuda\n\nVELHO",
                        "Vale"),
                row(
                        "Yahoo en",
                        "Fine\n\n    On Wednesday, March 4, 2026 at 10:22:33 AM GMT-3, Support <s@b.example> wrote:  \n \n VELHO\n",
                        "Fine"),
                row(
                        "Yahoo es",
                        "Bien\n\n    El miércoles, 4 de marzo de 2026, 10:22:33 BRT, Soporte <s@b.example> escribió:  \n \n VELHO\n",
                        "Bien"),
                row(
                        "Apple es",
                        "Vale\n\nEnviado desde mi iPhone\n\n> El 4 mar 2026, a las 10:22, Soporte <s@b.example> escribió:\n> \n> VELHO",
                        "Vale"),
                row("Thunderbird en", "New\n\nOn 3/4/26 10:22, Support wrote:\n> VELHO\n", "New"),
                row(
                        "wrapped in three",
                        "Ok\n\nEm quarta-feira, 4 de março de 2026 às 10:22:33 BRT,\nSuporte Muito Longo\n<suporte@balcao.example> escreveu:\n\n> VELHO",
                        "Ok"),
                row(
                        "Gmail below",
                        "Em qua., 4 de mar. de 2026 às 10:22, S <s@b.example> escreveu:\n\n> VELHO\n\nMinha resposta.\n",
                        "Minha resposta."),
                row(
                        "answer to what was handed on",
                        "Resolvido\n\nEm qua., 4 de mar. de 2026 às 10:22, S <s@b.example> escreveu:\n\n> ---------- Mensagem encaminhada ---------\n> De: L\n> VELHO\n",
                        "Resolvido"),
                row(
                        "history in history",
                        "Novo\n\nEm 5 de mar. de 2026, à(s) 09:00, S <s@b.example> escreveu:\n\n> VELHO\n>\n> Em 4 de mar. de 2026, à(s) 10:22, Ana escreveu:\n>> VELHO\n",
                        "Novo"),
                row("Bare quote at the end", "Sim\n\n> VELHO\n> VELHO", "Sim"),
                row(
                        "Signature above history",
                        "Oi\n\n-- \nAna VELHO\n\nEm qua., 4 de mar. de 2026 às 10:22, S <s@b.example> escreveu:\n> VELHO",
                        "Oi"));
    }

    static Stream<Arguments> whole() {
        return Stream.of(
                row(
                        "point by point after an introduction",
                        "Oi,\n\nEm qua., 4 de mar. de 2026 às 10:22, S <s@b.example> escreveu:\n> Qual o erro?\nTela azul.\n> Desde quando?\nOntem.",
                        ""),
                row(
                        "only history",
                        "De: Suporte <s@b.example>\nEnviado: quarta-feira, 4 de março de 2026 10:22\nPara: Ana\nAssunto: x\n\nTexto",
                        ""),
                row(
                        "dated prose",
                        "Em 10/03/2026 o Sr. João escreveu:\nfavor aguardar até sexta.\nMas ninguém voltou.",
                        ""),
                row("commands", "Rode:\n> cd /tmp\n> ls\ne me diga.", ""),
                row("point by point", "> Qual o erro?\nTela azul\n> Desde quando?\nOntem", ""),
                row("prose", "Em 2025 o gerente escreveu:\nprecisamos de notas.", ""),
                row("labels in prose", "De: onde veio isso?\nnão sei", ""),
                row(
                        "forward",
                        "Veja\n\n---------- Mensagem encaminhada ---------\nDe: Loja <l@x.example>\nData: 4 de mar.\nAssunto: x\nPara: a\n\nTexto",
                        ""),
                row("only a quote", "> só isto", ""),
                row("only a signature", "-- \nAna", ""),
                row("dashes in the text", "antes\n-------\ndepois", ""),
                row(
                        "sent from in prose",
                        "Enviado de volta o aparelho na terça, sem conserto, como combinado com vocês por telefone antes.\n\nE agora?\n\nO que faço?\n\nObrigado\n",
                        ""));
    }

    static Stream<Arguments> pages() {
        return Stream.of(
                row(
                        "Gmail",
                        "<div dir=ltr>Funcionou!</div><br><div class=\"gmail_quote gmail_quote_container\"><div dir=ltr class=gmail_attr>Em qua., 4 de mar. de 2026 às 10:22, Suporte &lt;<a href='mailto:s@b.example'>s@b.example</a>&gt; escreveu:<br></div><blockquote class=gmail_quote><div>VELHO</div></blockquote></div>",
                        "Funcionou!"),
                row(
                        "Gmail signature",
                        "<div dir=ltr>Oi<div><br clear=all></div><div><br></div><span class=gmail_signature_prefix>-- </span><br><div class=gmail_signature>Ana VELHO</div></div><div class=gmail_quote><div class=gmail_attr>On Wed, Mar 4, 2026 at 10:22 AM X &lt;s@b.example&gt; wrote:</div><blockquote class=gmail_quote>VELHO</blockquote></div>",
                        "Oi"),
                row(
                        "Outlook desktop",
                        "<div class=WordSection1><p class=MsoNormal>Segue.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b>De:</b> Suporte &lt;s@b.example&gt; <br><b>Enviada em:</b> quarta-feira, 4 de março de 2026 10:22<br><b>Para:</b> Ana<br><b>Assunto:</b> RE: ajuda<o:p></o:p></p></div></div><p class=MsoNormal>VELHO</p></div>",
                        "Segue."),
                row(
                        "Outlook web",
                        "<div style='font-family:Calibri'>Pronto</div><div id=appendonsend></div><hr style='display:inline-block;width:98%'><div id=divRplyFwdMsg dir=ltr><font face=Calibri><b>De:</b> Suporte<br><b>Enviado:</b> quarta-feira<br><b>Para:</b> Ana<br><b>Assunto:</b> x</font><div>&nbsp;</div></div><div>VELHO</div>",
                        "Pronto"),
                row(
                        "Outlook mobile",
                        "<div>Ok</div><div id=ms-outlook-mobile-signature>Obter o <a href=x>Outlook para iOS</a></div><hr><div id=divRplyFwdMsg><b>From:</b> S<br><b>Sent:</b> Wed<br><b>To:</b> A<br><b>Subject:</b> x</div>VELHO",
                        "Ok"),
                row(
                        "Apple",
                        "<html><body>Certo.<br><br><div dir=ltr>Enviado do meu iPhone</div><div dir=ltr><br><blockquote type=cite>Em 4 de mar. de 2026, à(s) 10:22, S &lt;s@b.example&gt; escreveu:<br><br></blockquote></div><blockquote type=cite><div dir=ltr>VELHO</div></blockquote></body></html>",
                        "Certo."),
                row(
                        "Thunderbird top",
                        "<p>Novo</p><div class=moz-cite-prefix>Em 04/03/2026 10:22, S escreveu:<br></div><blockquote type=cite cite='mid:x'>VELHO</blockquote>",
                        "Novo"),
                row(
                        "Thunderbird below",
                        "<div class=moz-cite-prefix>Em 04/03/2026 10:22, S escreveu:<br></div><blockquote type=cite cite='mid:x'><p>VELHO</p></blockquote><p>Novo embaixo</p><pre class=moz-signature>-- \nAna VELHO</pre>",
                        "Novo embaixo"),
                row(
                        "Yahoo",
                        "<div class=ydp1>Deu certo</div><div id=yahoo_quoted_123 class=yahoo_quoted><div><div>Em quarta-feira, 4 de março de 2026 10:22:33 BRT, S escreveu:</div><div>VELHO</div></div></div>",
                        "Deu certo"),
                row(
                        "No marks",
                        "<div>Resposta</div><div>El mié, 4 mar 2026 a las 10:22, Soporte (s@b.example) escribió:</div><div>VELHO</div>",
                        "Resposta"),
                row(
                        "Marker",
                        "<div>Resposta</div><table><tr><td>##- Escriba su respuesta encima de esta línea -##</td></tr><tr><td>VELHO</td></tr></table>",
                        "Resposta"),
                row(
                        "Gmail below",
                        "<div dir=ltr><div class=gmail_quote><div class=gmail_attr>Em qua., 4 de mar. de 2026 às 10:22, S &lt;s@b.example&gt; escreveu:<br></div><blockquote class=gmail_quote><div>VELHO</div></blockquote><div><br></div><div>Embaixo</div></div></div>",
                        "Embaixo"),
                row(
                        "around a quote",
                        "<p>Oi</p><div class=moz-cite-prefix>Em 04/03/2026 10:22, S escreveu:<br></div><blockquote type=cite>VELHO</blockquote><p>E mais isto.</p>",
                        "Oi\n\nE mais isto."),
                row(
                        "Apple en",
                        "<body>Fine.<br><div><br><blockquote type=cite><div>On 4 Mar 2026, at 10:22, Support &lt;s@b.example&gt; wrote:</div><br><div>VELHO</div></blockquote></div><br></body>",
                        "Fine."),
                row(
                        "Yahoo es",
                        "<div>Bien</div><div class=ydp1yahoo_quoted><div><div>El miércoles, 4 de marzo de 2026, 10:22:33 BRT, S &lt;s@b.example&gt; escribió:</div><div>VELHO</div></div></div>",
                        "Bien"),
                row(
                        "Samsung",
                        "<div>Ok</div><div id=composer_signature><div>Enviado do meu Galaxy</div></div><div><br></div><div>-------- Mensagem original --------</div><div>De: S &lt;s@b.example&gt; </div><div>Data: 04/03/2026 10:22 (GMT-03:00) </div><div>Para: Ana </div><div>Assunto: x </div><div>VELHO</div>",
                        "Ok"),
                row(
                        "Outlook desktop es",
                        "<div class=WordSection1><p class=MsoNormal>Vale.</p><div><p class=MsoNormal><b><span>De:</span></b><span> Soporte &lt;s@b.example&gt; <br><b>Enviado el:</b> miércoles, 4 de marzo de 2026 10:22<br><b>Para:</b> Ana<br><b>Asunto:</b> RE: x</span></p></div><p>VELHO</p></div>",
                        "Vale."),
                row("Picture alone", "<div><img src='cid:x' alt=''></div><div class=gmail_quote>VELHO</div>", ""),
                row(
                        "Zimbra",
                        "<div>Sim</div><hr id=zwchr data-marker=__DIVIDER__><div data-marker=__HEADERS__><b>De: </b>S<br></div><div>VELHO</div>",
                        "Sim"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    @Rule("EML-6")
    void history_and_signatures_are_split_off_text(String client, String sent, String fresh) {
        Split split = QuotedHistory.ofText(sent, "Re: ajuda");
        assertThat(split.fresh()).isEqualTo(fresh);
        assertThat(split.quoted()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    @Rule("EML-6")
    void in_doubt_all_of_it_is_new(String what, String sent, String unused) {
        assertThat(QuotedHistory.ofText(sent, "Re: ajuda")).isEqualTo(new Split(sent.strip(), null));
        String html = PlainText.toHtml(sent);
        assertThat(QuotedHistory.ofHtml(html, "Re: ajuda").quoted()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    @Rule("EML-6")
    void history_and_signatures_are_split_off_html(String client, String sent, String fresh) {
        Split split = QuotedHistory.ofHtml(sent, "RES: ajuda");
        assertThat(PlainText.fromHtml(split.fresh())).isEqualTo(fresh);
        assertThat(split.fresh()).doesNotContain("VELHO");
        assertThat(split.quoted()).contains("VELHO");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void text_shown_as_html_splits_the_same(String client, String sent, String fresh) {
        if (client.contains("quote") || client.contains("below")) {
            return;
        }
        Split split = QuotedHistory.ofHtml(PlainText.toHtml(sent), "Re: ajuda");
        assertThat(PlainText.fromHtml(split.fresh())).isEqualTo(fresh);
    }

    @ParameterizedTest
    @Rule("EML-6")
    @ValueSource(
            strings = {
                "<div class=gmail_quote><div class=gmail_attr>Em qua., 4 de mar. de 2026 às 10:22, S &lt;s@b.example&gt; escreveu:<br></div><blockquote class=gmail_quote>Qual?</blockquote><div>Tela azul</div><blockquote class=gmail_quote>Quando?</blockquote><div>Ontem</div></div>",
                "<blockquote type=cite>Qual?</blockquote>Tela azul<br><blockquote type=cite>Quando?</blockquote>Ontem",
                "<div class=gmail_quote><div class=gmail_attr>On Wed, Mar 4, 2026 at 10:22 AM X &lt;s@b.example&gt; wrote:</div><blockquote class=gmail_quote>só isto</blockquote></div>",
                "<p>Diz o contrato:</p><blockquote><p>Cláusula 5</p></blockquote><p>O que significa?</p>",
                "<div>Veja</div><div class=gmail_quote>---------- Forwarded message ---------<br>De: L<br><blockquote type=cite>Texto</blockquote><div>fim</div></div>"
            })
    void in_doubt_all_of_a_page_is_new(String html) {
        assertThat(QuotedHistory.ofHtml(html, "Re: ajuda")).isEqualTo(new Split(html, null));
    }

    @Test
    @Rule("EML-6")
    void what_is_handed_on_is_no_history() {
        String html =
                "<div>Veja</div><div id=divRplyFwdMsg><b>De:</b> L<br><b>Enviado:</b> x<br><b>Para:</b> A<br></div><div>Texto</div>";
        assertThat(QuotedHistory.ofHtml(html, "ENC: pedido").quoted()).isNull();
        String gmail =
                "<div>Veja</div><div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>"
                        + "De: <b>L</b><br>Date: x<br>Subject: y<br>To: z<br></div>Texto</div>";
        assertThat(QuotedHistory.ofHtml(gmail, "Fwd: pedido").quoted()).isNull();
    }

    @Test
    void a_long_message_is_split_in_no_time() {
        String html = "<div>linha com texto qualquer</div>".repeat(20_000) + "<div class=gmail_quote>"
                + "<blockquote>VELHO<br>".repeat(150);
        long begin = System.nanoTime();
        assertThat(QuotedHistory.ofHtml(html, "Re: x").quoted()).contains("VELHO");
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
    }

    private static Arguments row(String client, String sent, String fresh) {
        return Arguments.of(client, sent, fresh);
    }
}
