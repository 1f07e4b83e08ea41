package app.balcao.conversation.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.CONVERSATION_CLOSING;
import static app.balcao.schema.Tables.CONVERSATION_NOTE;
import static app.balcao.schema.Tables.CONVERSATION_OFFER;
import static app.balcao.schema.Tables.CONVERSATION_RATING;
import static app.balcao.schema.Tables.TICKET;

import app.balcao.conversation.desk.ClosingForm;
import app.balcao.conversation.desk.ConversationPage.Note;
import app.balcao.conversation.desk.ConversationPage.Offer;
import app.balcao.conversation.desk.ConversationPage.PanelTicket;
import app.balcao.conversation.desk.ConversationPage.Rating;
import app.balcao.people.ActingAgent;
import app.balcao.people.RatingFormat;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.Agent;
import app.balcao.ticket.Named;
import app.balcao.ticket.SituationView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What the pane of a conversation shows beside its messages. */
@Repository
public class DeskReads {

    private static final Agent GIVER = AGENT.as("giver");
    private static final int MOST_NOTES = 200;
    private static final int MOST_OFFERS = 100;

    private final DSLContext sql;

    DeskReads(DSLContext sql) {
        this.sql = sql;
    }

    /** The last notes and whispers, oldest first. */
    public List<Note> notes(UUID conversationId) {
        return sql.select(CONVERSATION_NOTE.fields())
                .select(AGENT.NAME)
                .from(CONVERSATION_NOTE)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION_NOTE.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION_NOTE.AGENT_ID))
                .where(CONVERSATION_NOTE.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_NOTE.CONVERSATION_ID.eq(conversationId))
                .orderBy(CONVERSATION_NOTE.ID.desc())
                .limit(MOST_NOTES)
                .fetch(row -> new Note(
                        row.get(CONVERSATION_NOTE.ID),
                        new Named(row.get(CONVERSATION_NOTE.AGENT_ID), row.get(AGENT.NAME)),
                        row.get(CONVERSATION_NOTE.WHISPER),
                        row.get(CONVERSATION_NOTE.TEXT),
                        row.get(CONVERSATION_NOTE.WRITTEN_AT)))
                .reversed();
    }

    /** The last offers, oldest first. */
    public List<Offer> offers(UUID conversationId) {
        return sql.select(CONVERSATION_OFFER.fields())
                .select(AGENT.NAME, GIVER.NAME)
                .from(CONVERSATION_OFFER)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(CONVERSATION_OFFER.ACCOUNT_ID))
                .and(AGENT.ID.eq(CONVERSATION_OFFER.AGENT_ID))
                .leftJoin(GIVER)
                .on(GIVER.ACCOUNT_ID.eq(CONVERSATION_OFFER.ACCOUNT_ID))
                .and(GIVER.ID.eq(CONVERSATION_OFFER.OFFERED_BY))
                .where(CONVERSATION_OFFER.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_OFFER.CONVERSATION_ID.eq(conversationId))
                .orderBy(CONVERSATION_OFFER.ID.desc())
                .limit(MOST_OFFERS)
                .fetch(row -> {
                    UUID giver = row.get(CONVERSATION_OFFER.OFFERED_BY);
                    return new Offer(
                            row.get(CONVERSATION_OFFER.ID),
                            new Named(row.get(CONVERSATION_OFFER.AGENT_ID), row.get(AGENT.NAME)),
                            giver == null ? null : new Named(giver, row.get(GIVER.NAME)),
                            row.get(CONVERSATION_OFFER.REASON),
                            row.get(CONVERSATION_OFFER.OUTCOME),
                            row.get(CONVERSATION_OFFER.OFFERED_AT),
                            row.get(CONVERSATION_OFFER.EXPIRES_AT),
                            row.get(CONVERSATION_OFFER.CLOSED_AT));
                })
                .reversed();
    }

    public Optional<ClosingForm> closing(UUID conversationId) {
        return sql.selectFrom(CONVERSATION_CLOSING)
                .where(CONVERSATION_CLOSING.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_CLOSING.CONVERSATION_ID.eq(conversationId))
                .fetchOptional(row -> new ClosingForm(row.getSolved(), row.getSummary()));
    }

    public Optional<Rating> rating(UUID conversationId) {
        return sql.selectFrom(CONVERSATION_RATING)
                .where(CONVERSATION_RATING.ACCOUNT_ID.eq(Tenant.id()))
                .and(CONVERSATION_RATING.CONVERSATION_ID.eq(conversationId))
                .fetchOptional(row -> new Rating(
                        row.getStars(), RatingFormat.valueOf(row.getFormat()), row.getComment(), row.getRatedAt()));
    }

    /** The last tickets of a customer that the reader sees. */
    public List<PanelTicket> tickets(ActingAgent reader, UUID customerId, int limit) {
        return sql.select(TICKET.ID, TICKET.NUMBER, TICKET.SUBJECT, TICKET.SITUATION)
                .from(TICKET)
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.CUSTOMER_ID.eq(customerId))
                .and(reader.sight().condition())
                .orderBy(TICKET.ID.desc())
                .limit(limit)
                .fetch(row ->
                        new PanelTicket(row.value1(), row.value2(), row.value3(), SituationView.of(row.value4())));
    }
}
