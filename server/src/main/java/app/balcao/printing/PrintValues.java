package app.balcao.printing;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.field.FieldTarget;
import app.balcao.field.FieldTexts;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PersonalDataMask;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.printing.TemplateBody.Formatted;
import app.balcao.printing.store.PrintReads;
import app.balcao.ticket.Named;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.copy.TicketCopy;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** What the placeholders of a template stand for (PRN-5), as its reader may read it (PRN-8). */
@Component
class PrintValues {

    private final Accounts accounts;
    private final PrintReads reads;
    private final FieldTexts fieldTexts;
    private final Messages messages;
    private final Clock clock;

    PrintValues(Accounts accounts, PrintReads reads, FieldTexts fieldTexts, Messages messages, Clock clock) {
        this.accounts = accounts;
        this.reads = reads;
        this.fieldTexts = fieldTexts;
        this.messages = messages;
        this.clock = clock;
    }

    /** Of a ticket with its messages, oldest first. */
    Map<String, Object> of(ActingAgent reader, Language language, Ticket ticket, List<TicketMessage> conversation) {
        Form form = form(reader, language);
        boolean personal = reader.may(Permission.CUSTOMER_PERSONAL_VIEW);
        UnaryOperator<String> mask =
                personal ? UnaryOperator.identity() : each -> each.isEmpty() ? "" : PersonalDataMask.MASK;
        UnaryOperator<String> within = personal ? UnaryOperator.identity() : PersonalDataMask::inText;
        Map<String, Object> values = common(reader, form);
        values.put("protocol", ticket.number());
        values.put("subject", ticket.subject());
        values.put("customer", customer(ticket.customer(), mask, within));
        values.put("organization", name(ticket.organization()));
        values.put(
                "copies",
                ticket.copies().stream().map(each -> copy(each, mask, within)).collect(Collectors.joining(", ")));
        values.put("department", ticket.department().name());
        values.put("category", name(ticket.category()));
        values.put("priority", form.priority(ticket.priority()));
        values.put("agent", name(ticket.agent()));
        values.put("situation", form.situation(ticket.situation().name()));
        values.put("createdAt", form.time(ticket.createdAt()));
        values.put("firstReplyAt", form.time(ticket.firstReplyAt()));
        values.put("closedAt", form.time(ticket.closedAt()));
        values.put("closeReason", text(ticket.closeReason()));
        values.put("workTime", workTime(ticket.work().seconds()));
        values.put("openingFields", fields(reader, form, ticket, FieldTarget.TICKET_OPENING));
        values.put("closingFields", fields(reader, form, ticket, FieldTarget.TICKET_CLOSING));
        List<TicketMessage> replies = of(conversation, TicketMessage.Kind.REPLY);
        values.put(
                "message",
                new Formatted(replies.isEmpty() ? "" : replies.getFirst().html()));
        values.put("replies", items(form, within, replies.stream().skip(1).toList()));
        values.put("comments", items(form, within, of(conversation, TicketMessage.Kind.COMMENT)));
        return values;
    }

    /** Of an invented ticket. */
    Map<String, Object> example(ActingAgent reader, Language language) {
        Form form = form(reader, language);
        OffsetDateTime now = OffsetDateTime.now(clock);
        Map<String, Object> values = common(reader, form);
        for (Placeholder each : Placeholder.values()) {
            if (each.kind() == Placeholder.Kind.TEXT
                    && !each.path().contains(".")
                    && !values.containsKey(each.path())) {
                values.put(each.path(), "");
            }
        }
        for (String each : List.of("subject", "organization", "department", "category", "closeReason")) {
            values.put(each, form.example(each));
        }
        values.put("protocol", 1042);
        values.put("message", new Formatted("<p>" + HtmlUtils.htmlEscape(form.example("message"), "UTF-8") + "</p>"));
        values.put(
                "customer",
                Map.of(
                        "name", form.example("customer"),
                        "email", "clara.nunes@cliente.example",
                        "phone", "+55 11 5555-0142",
                        "id", "C-2087"));
        values.put("priority", form.priority(3));
        values.put("agent", reader.name());
        values.put("situation", form.situation("CLOSED"));
        values.put("createdAt", form.time(now.minusDays(2)));
        values.put("firstReplyAt", form.time(now.minusDays(1)));
        values.put("closedAt", form.time(now));
        values.put("copies", "contas@cliente.example");
        values.put("workTime", workTime(5_400));
        values.put("openingFields", List.of(Map.of("label", form.example("field"), "value", form.example("value"))));
        values.put("closingFields", List.of());
        values.put("replies", List.of(exampleItem(form, reader.name(), "reply", now.minusDays(1))));
        values.put("comments", List.of(exampleItem(form, reader.name(), "comment", now)));
        return values;
    }

    private Map<String, Object> common(ActingAgent reader, Form form) {
        Account account = accounts.current();
        String logo = account.logoUrl() == null
                ? ""
                : "<img class=\"logo\" src=\"" + account.logoUrl() + "\" alt=\""
                        + HtmlUtils.htmlEscape(account.companyName(), "UTF-8") + "\">";
        Map<String, Object> values = new HashMap<>();
        values.put("account", Map.of("name", account.companyName(), "logo", new Formatted(logo)));
        values.put("printedBy", reader.name());
        values.put("printedAt", form.time(OffsetDateTime.now(clock)));
        return values;
    }

    private static String copy(TicketCopy person, UnaryOperator<String> mask, UnaryOperator<String> within) {
        String address = mask.apply(person.address());
        return person.name().isEmpty() ? address : within.apply(person.name()) + " (" + address + ")";
    }

    /** Hours and minutes of work (WRK-4); the usual template, which customers may get to see, does not name them. */
    private static String workTime(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 3600, seconds / 60 % 60);
    }

    /** Of the one it is for; nothing of nobody, whom internal tickets are for. */
    private Map<String, Object> customer(
            Ticket.@Nullable Customer customer, UnaryOperator<String> mask, UnaryOperator<String> within) {
        return customer == null
                ? Map.of("name", "", "email", "", "phone", "", "id", "")
                : Map.of(
                        "name", within.apply(customer.name()),
                        "email", mask.apply(String.join(", ", customer.emails())),
                        "phone", mask.apply(text(customer.phone())),
                        "id", mask.apply(text(reads.externalId(customer.id()))));
    }

    private List<Map<String, Object>> fields(ActingAgent reader, Form form, Ticket ticket, FieldTarget target) {
        boolean personal = reader.may(Permission.CUSTOMER_PERSONAL_VIEW);
        return ticket.fields().stream()
                .filter(each -> each.target() == target)
                .map(each -> Map.<String, Object>of(
                        "label",
                        each.name(),
                        "value",
                        each.classification().protectedData() && !personal
                                ? PersonalDataMask.MASK
                                : fieldTexts.text(each, form.language(), reader.zone())))
                .toList();
    }

    private static List<TicketMessage> of(List<TicketMessage> conversation, TicketMessage.Kind kind) {
        return conversation.stream().filter(each -> each.kind() == kind).toList();
    }

    private static List<Map<String, Object>> items(
            Form form, UnaryOperator<String> within, List<TicketMessage> messages) {
        return messages.stream()
                .map(each -> Map.<String, Object>of(
                        "author", within.apply(each.author().name()),
                        "date", form.time(each.createdAt()),
                        "text", new Formatted(each.html()),
                        "files",
                                each.attachments().stream()
                                        .filter(file -> !file.inline())
                                        .map(TicketMessage.File::name)
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    private static Map<String, Object> exampleItem(Form form, String author, String what, OffsetDateTime at) {
        String html = "<p>" + HtmlUtils.htmlEscape(form.example(what), "UTF-8") + "</p>";
        return Map.of("author", author, "date", form.time(at), "text", new Formatted(html), "files", "");
    }

    private static String name(@Nullable Named named) {
        return named == null ? "" : named.name();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private Form form(ActingAgent reader, Language language) {
        return new Form(
                messages,
                language,
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(reader.zone()));
    }

    /** How values are written: in the company's language, at the reader's time. */
    private record Form(Messages messages, Language language, DateTimeFormatter times) {

        String time(@Nullable OffsetDateTime at) {
            return at == null ? "" : times.format(at);
        }

        String priority(int priority) {
            return messages.text(language, "printing.priority." + priority);
        }

        String situation(String name) {
            return messages.text(
                    language,
                    "printing.situation." + name.toLowerCase(Locale.ROOT).replace('_', '-'));
        }

        String example(String what) {
            return messages.text(language, "printing.example." + what.toLowerCase(Locale.ROOT));
        }
    }
}
