package app.balcao.notify;

import app.balcao.notify.store.AgentMailRepository;
import app.balcao.notify.store.AgentMailRepository.Gathered;
import app.balcao.notify.store.AgentMailRepository.GatheredTicket;
import app.balcao.platform.html.SafeHtml;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the e-mails to agents say, in the agent's language. */
@Component
class AgentMailText {

    /** More are only counted: the ticket shows them. */
    private static final int MOST_SHOWN = 20;

    private final AgentMailRepository repository;
    private final Messages messages;
    private final String publicUrl;

    AgentMailText(AgentMailRepository repository, Messages messages, @Value("${balcao.public-url}") String publicUrl) {
        this.repository = repository;
        this.messages = messages;
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** Names who, or what, the last of the entries names. */
    String subject(Language language, Gathered gathered) {
        String name = gathered.kind().name(gathered.entries().getLast());
        return told(language, gathered, "subject", name, UnaryOperator.identity());
    }

    String html(Language language, Gathered gathered) {
        List<Map<String, Object>> entries = gathered.entries();
        List<Map<String, Object>> shown = entries.subList(0, Math.min(entries.size(), MOST_SHOWN));
        Set<String> names = new LinkedHashSet<>();
        shown.forEach(entry -> names.add(gathered.kind().name(entry)));
        StringBuilder html = new StringBuilder();
        for (String name : names) {
            html.append("<p>")
                    .append(told(language, gathered, "text", name, AgentMailText::emphasised))
                    .append("</p>");
            shown.stream()
                    .filter(entry -> gathered.kind().name(entry).equals(name))
                    .forEach(entry -> html.append(quote(gathered, entry)));
        }
        if (shown.size() < entries.size()) {
            html.append("<p>")
                    .append(messages.text(language, "notify.mail.more", String.valueOf(entries.size() - shown.size())))
                    .append("</p>");
        }
        return html.append(ending(language, gathered)).toString();
    }

    private String told(Language language, Gathered gathered, String part, String name, UnaryOperator<String> writing) {
        GatheredTicket ticket = gathered.ticket();
        return messages.text(
                language,
                gathered.kind().messageKey(part),
                ticket == null ? "" : String.valueOf(ticket.number()),
                writing.apply(name),
                ticket == null ? "" : writing.apply(ticket.subject()),
                counted(gathered, name));
    }

    /** How many tickets the entries of a name tell of. */
    private static int counted(Gathered gathered, String name) {
        return gathered.entries().stream()
                .filter(entry -> gathered.kind().name(entry).equals(name))
                .mapToInt(entry -> entry.get("count") instanceof Number count ? count.intValue() : 0)
                .sum();
    }

    private static String emphasised(String text) {
        return "<b>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</b>";
    }

    private String quote(Gathered gathered, Map<String, Object> entry) {
        if (entry.get("note") instanceof String note && !note.isEmpty()) {
            return "<blockquote>" + HtmlUtils.htmlEscape(note, "UTF-8").replace("\n", "<br>") + "</blockquote>";
        }
        if (gathered.ticket() == null || !(entry.get("messageId") instanceof String message)) {
            return "";
        }
        return repository
                .messageHtml(gathered.ticket().id(), UUID.fromString(message))
                .map(html -> "<blockquote>" + withoutPictures(html) + "</blockquote>")
                .orElse("");
    }

    // They are served to whoever is signed in, which a mail program is not.
    private static String withoutPictures(String html) {
        Element body = SafeHtml.parse(html).body();
        body.select("img").remove();
        return body.html();
    }

    private String ending(Language language, Gathered gathered) {
        GatheredTicket ticket = gathered.ticket();
        String address = publicUrl + (ticket == null ? gathered.kind().path() : "/tickets/" + ticket.id());
        String open = messages.text(language, ticket == null ? gathered.kind().messageKey("open") : "notify.mail.open");
        String why = gathered.kind() == NotificationKind.CUSTOMER_REPLIED
                ? messages.text(language, gathered.kind().messageKey("why"))
                : messages.text(language, "notify.mail.why");
        return "<p><a href=\"" + address + "\">" + open + "</a></p><p>" + why + "</p>";
    }
}
