package app.balcao.printing;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.paging.PageRequest;
import app.balcao.printing.PrintTemplates.Checked;
import app.balcao.ticket.Ticket;
import app.balcao.ticket.TicketMessage;
import app.balcao.ticket.TicketPage;
import app.balcao.ticket.TicketPages;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tickets as they go to paper: whoever sees a ticket prints it (PRN-1). */
@Service
@Transactional(readOnly = true)
public class PrintPages {

    /** Of a longer conversation the newest are printed, and the page says so. */
    static final int MOST_MESSAGES = 500;

    private final PrintTemplates templates;
    private final PrintValues values;
    private final TicketPages tickets;
    private final Messages messages;

    PrintPages(PrintTemplates templates, PrintValues values, TicketPages tickets, Messages messages) {
        this.templates = templates;
        this.values = values;
        this.tickets = tickets;
        this.messages = messages;
    }

    /**
     * The page of a ticket, with a button that prints it.
     *
     * @throws Problem not-found, when it does not exist or is not for the agent to see
     */
    public String page(ActingAgent acting, UUID id) {
        TicketPage page = tickets.page(acting, id);
        PrintTemplate template = templates.current();
        Conversation conversation = conversation(acting, page);
        Language language = templates.language();
        String filled = body(template.body()).fill(values.of(acting, language, page.ticket(), conversation.messages()));
        return PrintDocument.page(
                language,
                title(page.ticket()),
                template.looks(),
                filled,
                messages.text(acting.language(), "printing.print"),
                conversation.whole() ? "" : messages.text(acting.language(), "printing.newest", MOST_MESSAGES));
    }

    /**
     * A template as it would print.
     *
     * @param number of a ticket the reader sees; null for an invented one
     * @throws Problem forbidden, to all but administrators; validation
     */
    public String preview(ActingAgent acting, PrintTemplateForm form, @Nullable Long number) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Checked checked = PrintTemplates.checked(form);
        Language language = templates.language();
        if (number == null) {
            String filled = checked.body().fill(values.example(acting, language));
            return PrintDocument.preview(language, "", checked.looks(), filled);
        }
        TicketPage page = ticket(acting, number);
        String filled = checked.body()
                .fill(values.of(
                        acting,
                        language,
                        page.ticket(),
                        conversation(acting, page).messages()));
        return PrintDocument.preview(language, title(page.ticket()), checked.looks(), filled);
    }

    private TicketPage ticket(ActingAgent acting, long number) {
        try {
            return tickets.page(acting, number);
        } catch (Problem unseen) {
            throw Problem.validation(FieldProblem.of("ticketNumber", "unknown", "printing.ticket.unknown"));
        }
    }

    /** @param whole whether nothing was left out */
    private record Conversation(List<TicketMessage> messages, boolean whole) {}

    private Conversation conversation(ActingAgent acting, TicketPage page) {
        List<TicketMessage> all = new ArrayList<>(page.messages());
        String cursor = page.earlierCursor();
        while (cursor != null && all.size() < MOST_MESSAGES) {
            int wanted = Math.min(PageRequest.MAXIMUM_LIMIT, MOST_MESSAGES - all.size());
            var earlier = tickets.earlier(acting, page.ticket().id(), PageRequest.of(wanted, cursor));
            all.addAll(0, earlier.items());
            cursor = earlier.nextCursor();
        }
        return new Conversation(all, cursor == null);
    }

    // Only what was checked is ever stored; the product's own are tested.
    private static TemplateBody body(String source) {
        try {
            return TemplateBody.of(source);
        } catch (TemplateFault fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static String title(Ticket ticket) {
        return "#" + ticket.number() + " " + ticket.subject();
    }
}
