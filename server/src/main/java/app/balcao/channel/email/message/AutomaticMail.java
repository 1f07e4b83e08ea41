package app.balcao.channel.email.message;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what programs wrote from what people wrote, so that no loop begins (EML-8, OPN-28; RFC 3834). */
public final class AutomaticMail {

    /** Marks our own mail; the value names the installation that sent it. */
    public static final String OWN_HEADER = "X-Balcao-Mail";

    /** What a message is, and so what may be done with it. */
    public enum Kind {
        /** A person wrote it. */
        PERSONAL,
        /** A ticket may come of it, but nothing automatic goes back. */
        UNANSWERED,
        /** An absence notice or anything else that a program wrote. */
        AUTOMATIC,
        /** From a mailing list or a mass mailing. */
        LIST,
        /** About the delivery of another message. */
        BOUNCE,
        /** We sent it ourselves. */
        OWN
    }

    /**
     * @param reason the header or sign that decided, for an administrator to read; empty for a personal message
     */
    public record Verdict(Kind kind, String reason) {

        /** Whether the message must not become a ticket or part of one. */
        public boolean ignored() {
            return kind != Kind.PERSONAL && kind != Kind.UNANSWERED;
        }
    }

    private static final Set<String> NEVER_WRITTEN_TO = Set.of(
            "mailer-daemon",
            "postmaster",
            "abuse",
            "root",
            "noreply",
            "no-reply",
            "no_reply",
            "donotreply",
            "do-not-reply",
            "do_not_reply",
            "naoresponda",
            "nao-responda",
            "nao_responda",
            "naoresponder",
            "nao-responder",
            "noresponder",
            "no-responder",
            "noresponda",
            "no-responda",
            "nobody",
            "bounce",
            "bounces",
            "listserv",
            "majordomo");
    // Read receipts and complaints about spam: the mail they are about did arrive.
    private static final Set<String> OTHER_REPORTS = Set.of("disposition-notification", "feedback-report");
    private static final Pattern DAEMON = Pattern.compile("mailer-daemon|postmaster|mail-daemon|mdaemon|maildaemon");
    private static final Pattern ABSENCE = Pattern.compile(
            "^(automatic reply|auto(matic)?[- ]?(reply|response)|autoreply|out of (the )?office|ooo:|vacation (reply|response)"
                    + "|resposta autom[aá]tica|fora d[oe] escrit[oó]rio|aus[eê]ncia( tempor[aá]ria)?:|mensagem autom[aá]tica"
                    + "|respuesta autom[aá]tica|fuera de (la )?oficina|ausente de la oficina|ausencia( temporal)?:).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BOUNCE_SUBJECT = Pattern.compile(
            ".*(undeliver|delivery (status notification|failure|failed|has failed|delayed|incomplete)|returned mail|mail delivery"
                    + "|failure notice|não entregue|nao entregue|falha na entrega|não pôde ser entregue|no se puede entregar"
                    + "|no entregado|mensaje no entregado|mensagem devolvida).*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private AutomaticMail() {}

    /**
     * Judges a message.
     *
     * @param installation what {@link #OWN_HEADER} says on mail of this installation
     * @param ownAddresses the account's mailboxes: a list with such an address is a way to reach us, not a list
     */
    public static Verdict judge(IncomingMessage message, String installation, Set<String> ownAddresses) {
        Headers headers = message.headers();
        if (isBounce(message)) {
            return new Verdict(Kind.BOUNCE, "delivery report");
        }
        if (headers.all(OWN_HEADER).contains(installation)) {
            return new Verdict(Kind.OWN, OWN_HEADER);
        }
        MailAddress from = message.from();
        if (from != null && ownAddresses.contains(from.address())) {
            return new Verdict(Kind.OWN, "From: " + from.address());
        }
        String automatic = automatic(message);
        if (automatic != null) {
            return new Verdict(Kind.AUTOMATIC, automatic);
        }
        String list = list(headers, ownAddresses);
        if (list != null) {
            return new Verdict(Kind.LIST, list);
        }
        if (from != null && !mayBeAnswered(from.address())) {
            return new Verdict(Kind.UNANSWERED, "From: " + from.address());
        }
        return suppressed(headers);
    }

    /** Whether automatic mail may go to an address at all (OPN-28). */
    public static boolean mayBeAnswered(String address) {
        int at = address.lastIndexOf('@');
        String local = address.substring(0, Math.max(at, 0)).toLowerCase(Locale.ROOT);
        String plain = local.replaceFirst("\\+.*$", "");
        return at > 0 && !NEVER_WRITTEN_TO.contains(plain) && !plain.matches(".*(no-?reply|bounces?)([-+._].*)?");
    }

    private static boolean isBounce(IncomingMessage message) {
        if (message.report() != null && !OTHER_REPORTS.contains(message.report().type())) {
            return true;
        }
        MailAddress from = message.from();
        boolean nullSender = "".equals(message.returnPath());
        boolean daemon = from != null && DAEMON.matcher(from.localPart()).matches();
        boolean saysSo = BOUNCE_SUBJECT.matcher(message.subject()).matches();
        return message.headers().has("x-failed-recipients")
                || (daemon && (nullSender || saysSo))
                || (nullSender && saysSo);
    }

    private static @Nullable String automatic(IncomingMessage message) {
        Headers headers = message.headers();
        String submitted = headers.lower("auto-submitted");
        if (!submitted.isEmpty() && !submitted.startsWith("no")) {
            return "Auto-Submitted: " + CleanText.line(submitted, 100);
        }
        if (message.report() != null) {
            return "report";
        }
        for (String name :
                List.of("x-autoreply", "x-autorespond", "x-auto-reply-from", "x-mail-autoreply", "x-autogenerated")) {
            if (headers.has(name)) {
                return name;
            }
        }
        String precedence = headers.lower("precedence");
        if (precedence.equals("auto_reply") || precedence.equals("junk")) {
            return "Precedence: " + precedence;
        }
        if ("".equals(message.returnPath())) {
            return "Return-Path: <>";
        }
        if (ABSENCE.matcher(message.subject()).matches()) {
            return "Subject: " + message.subject();
        }
        return null;
    }

    private static @Nullable String list(Headers headers, Set<String> ownAddresses) {
        String post =
                headers.lower("list-post") + " " + headers.lower("list-id").replace('.', '@');
        for (String own : ownAddresses) {
            if (post.contains(own) || post.contains(own.replace('.', '@'))) {
                return null;
            }
        }
        for (String name : List.of("list-id", "list-post", "list-unsubscribe", "list-help")) {
            if (headers.has(name)) {
                return name;
            }
        }
        String precedence = headers.lower("precedence");
        return precedence.equals("bulk") || precedence.equals("list") ? "Precedence: " + precedence : null;
    }

    private static Verdict suppressed(Headers headers) {
        String suppress = headers.lower("x-auto-response-suppress");
        if (!suppress.isEmpty() && !suppress.equals("none")) {
            return new Verdict(Kind.UNANSWERED, "X-Auto-Response-Suppress: " + CleanText.line(suppress, 100));
        }
        return new Verdict(Kind.PERSONAL, "");
    }
}
