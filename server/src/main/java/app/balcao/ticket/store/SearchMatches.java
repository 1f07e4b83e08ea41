package app.balcao.ticket.store;

import static app.balcao.schema.Tables.ATTACHMENT;
import static app.balcao.schema.Tables.CUSTOMER;
import static app.balcao.schema.Tables.TICKET_MESSAGE;
import static app.balcao.schema.Tables.TICKET_MESSAGE_ATTACHMENT;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import app.balcao.people.PersonalDataMask;
import app.balcao.ticket.TagView;
import app.balcao.ticket.list.TicketRow;
import app.balcao.ticket.list.TicketRow.Match;
import app.balcao.ticket.list.TicketRow.Where;
import java.time.OffsetDateTime;
import org.jooq.Field;
import org.jooq.Record;

/** Says where a search found a ticket, with the words around, all of it safe to be shown. */
final class SearchMatches {

    private static final int EXCERPT_SOURCE = 20_000;

    static final Field<String> HTML = field("left({0}, {1})", String.class, TICKET_MESSAGE.HTML, inline(EXCERPT_SOURCE))
            .as("excerpt_source");
    static final Field<String[]> FILES = field(array(select(ATTACHMENT.NAME)
                    .from(TICKET_MESSAGE_ATTACHMENT)
                    .join(ATTACHMENT)
                    .on(ATTACHMENT.ACCOUNT_ID.eq(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID))
                    .and(ATTACHMENT.ID.eq(TICKET_MESSAGE_ATTACHMENT.ATTACHMENT_ID))
                    .where(TICKET_MESSAGE_ATTACHMENT.ACCOUNT_ID.eq(TICKET_MESSAGE.ACCOUNT_ID))
                    .and(TICKET_MESSAGE_ATTACHMENT.TICKET_ID.eq(TICKET_MESSAGE.TICKET_ID))
                    .and(TICKET_MESSAGE_ATTACHMENT.MESSAGE_ID.eq(TICKET_MESSAGE.ID))
                    .and(TICKET_MESSAGE_ATTACHMENT.INLINE.isFalse())
                    .orderBy(TICKET_MESSAGE_ATTACHMENT.POSITION)))
            .as("file_names");

    private SearchMatches() {}

    /** @param shown whether the reader may see customers' addresses */
    static Match of(
            Record row, TicketRow ticket, SearchText text, Excerpts excerpts, OffsetDateTime at, boolean shown) {
        String html = row.get(HTML);
        if (html == null) {
            return at.isEqual(SearchHits.FIRST)
                    ? new Match(Where.NUMBER, Excerpts.ofWords(text.text()).of("#" + ticket.number()))
                    : ofNames(row, ticket, Excerpts.ofWords(text.text()), shown);
        }
        if (excerpts.allIn(ticket.subject())) {
            return new Match(Where.SUBJECT, excerpts.of(ticket.subject()));
        }
        String inText = excerpts.ofHtml(html);
        if (!inText.contains("<mark>") || !excerpts.allInHtml(html)) {
            for (String file : row.get(FILES)) {
                if (excerpts.allIn(file)) {
                    return new Match(Where.ATTACHMENT, excerpts.of(file));
                }
            }
        }
        return new Match(Where.MESSAGE, inText);
    }

    private static Match ofNames(Record row, TicketRow ticket, Excerpts typed, boolean shown) {
        String email = shown && ticket.customer() != null ? ticket.customer().email() : null;
        // Masked before it is marked: marks would hide an address from the mask.
        String name = shown ? row.get(CUSTOMER.NAME) : PersonalDataMask.inText(row.get(CUSTOMER.NAME));
        String whole = name + (email == null ? "" : " " + email);
        if (!typed.allIn(whole)) {
            for (TagView tag : ticket.tags()) {
                if (typed.allIn(tag.name())) {
                    return new Match(Where.TAG, typed.of(tag.name()));
                }
            }
        }
        return ticket.organization() != null
                        && !typed.allIn(whole)
                        && typed.allIn(ticket.organization().name())
                ? new Match(Where.ORGANIZATION, typed.of(ticket.organization().name()))
                : new Match(Where.CUSTOMER, typed.of(whole));
    }
}
