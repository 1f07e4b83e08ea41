package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.noCondition;

import app.balcao.channel.email.IncomingEmail;
import app.balcao.channel.email.IncomingEmail.Outcome;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of collected messages. */
@Repository
public class IncomingRepository {

    private static final List<SelectField<?>> FIELDS = List.of(
            INCOMING_EMAIL.ID,
            INCOMING_EMAIL.MAILBOX_ID,
            MAILBOX.ADDRESS,
            INCOMING_EMAIL.FROM_ADDRESS,
            INCOMING_EMAIL.SUBJECT,
            INCOMING_EMAIL.RECEIVED_AT,
            INCOMING_EMAIL.OUTCOME,
            INCOMING_EMAIL.REASON,
            INCOMING_EMAIL.ATTEMPTS,
            TICKET.ID,
            TICKET.NUMBER);

    private final DSLContext sql;

    IncomingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** Where a message lies in its mailbox. */
    public record Place(long uidValidity, long uid) {}

    /**
     * A message as it is first written down.
     *
     * @param unfetched where it lies, when its source was not fetched; null otherwise
     */
    public record NewRow(
            UUID mailboxId,
            byte[] fingerprint,
            byte[] source,
            @Nullable String rfcId,
            String from,
            String subject,
            @Nullable Place unfetched) {}

    /**
     * What a retry needs.
     *
     * @param unfetched where its source is still to be fetched from; null when it was
     */
    public record Retry(
            UUID id,
            UUID mailboxId,
            byte[] source,
            Outcome outcome,
            @Nullable Place unfetched) {}

    public boolean isKnown(byte[] fingerprint) {
        return sql.fetchExists(
                INCOMING_EMAIL,
                INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()).and(INCOMING_EMAIL.FINGERPRINT.eq(fingerprint)));
    }

    /** Writes a message down as set aside until it is known what becomes of it; absent when it is known already. */
    public Optional<UUID> insert(NewRow row, String reason) {
        Place unfetched = row.unfetched();
        return sql.insertInto(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.ACCOUNT_ID, Tenant.id())
                .set(INCOMING_EMAIL.MAILBOX_ID, row.mailboxId())
                .set(INCOMING_EMAIL.FINGERPRINT, row.fingerprint())
                .set(INCOMING_EMAIL.SOURCE, row.source())
                .set(INCOMING_EMAIL.RFC_ID, row.rfcId())
                .set(INCOMING_EMAIL.FROM_ADDRESS, row.from())
                .set(INCOMING_EMAIL.SUBJECT, row.subject())
                .set(INCOMING_EMAIL.OUTCOME, Outcome.SET_ASIDE.name())
                .set(INCOMING_EMAIL.REASON, reason)
                .set(INCOMING_EMAIL.UID_VALIDITY, unfetched == null ? null : unfetched.uidValidity())
                .set(INCOMING_EMAIL.UID, unfetched == null ? null : unfetched.uid())
                .onConflict(INCOMING_EMAIL.ACCOUNT_ID, INCOMING_EMAIL.FINGERPRINT)
                .doNothing()
                .returningResult(INCOMING_EMAIL.ID)
                .fetchOptional(INCOMING_EMAIL.ID);
    }

    public void finish(UUID id, Outcome outcome, String reason, @Nullable UUID ticketId, @Nullable UUID messageId) {
        sql.update(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.OUTCOME, outcome.name())
                .set(INCOMING_EMAIL.REASON, reason)
                .set(INCOMING_EMAIL.TICKET_ID, ticketId)
                .set(INCOMING_EMAIL.MESSAGE_ID, messageId)
                .where(is(id))
                .execute();
    }

    /** Locks a message for another try. */
    public Optional<Retry> lockForRetry(UUID id) {
        return sql.selectFrom(INCOMING_EMAIL)
                .where(is(id))
                .forUpdate()
                .fetchOptional(row -> new Retry(
                        row.getId(),
                        row.getMailboxId(),
                        row.getSource(),
                        Outcome.valueOf(row.getOutcome()),
                        row.getUid() == null || row.getUidValidity() == null
                                ? null
                                : new Place(row.getUidValidity(), row.getUid())));
    }

    /** Gives a message that was not fetched before its source. */
    public void fetched(UUID id, byte[] fingerprint, byte[] source) {
        sql.update(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.FINGERPRINT, fingerprint)
                .set(INCOMING_EMAIL.SOURCE, source)
                .setNull(INCOMING_EMAIL.UID_VALIDITY)
                .setNull(INCOMING_EMAIL.UID)
                .where(is(id))
                .execute();
    }

    public void countAttempt(UUID id, @Nullable String rfcId, String from, String subject) {
        sql.update(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.ATTEMPTS, INCOMING_EMAIL.ATTEMPTS.plus(1))
                .set(INCOMING_EMAIL.RFC_ID, rfcId)
                .set(INCOMING_EMAIL.FROM_ADDRESS, from)
                .set(INCOMING_EMAIL.SUBJECT, subject)
                .where(is(id))
                .execute();
    }

    public void failAgain(UUID id, String reason) {
        sql.update(INCOMING_EMAIL)
                .set(INCOMING_EMAIL.ATTEMPTS, INCOMING_EMAIL.ATTEMPTS.plus(1))
                .set(INCOMING_EMAIL.REASON, reason)
                .where(is(id))
                .execute();
    }

    public Page<IncomingEmail> list(@Nullable Outcome outcome, @Nullable UUID mailboxId, PageRequest page) {
        Cursor after = page.after();
        List<IncomingEmail> rows = sql.select(FIELDS)
                .from(INCOMING_EMAIL)
                // Each has one; an inner join would let the planner begin with the mailboxes and read all their mail.
                .leftJoin(MAILBOX)
                .on(MAILBOX.ACCOUNT_ID.eq(INCOMING_EMAIL.ACCOUNT_ID))
                .and(MAILBOX.ID.eq(INCOMING_EMAIL.MAILBOX_ID))
                .leftJoin(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(INCOMING_EMAIL.ACCOUNT_ID))
                .and(TICKET.ID.eq(INCOMING_EMAIL.TICKET_ID))
                .where(INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(outcome == null ? noCondition() : INCOMING_EMAIL.OUTCOME.eq(outcome.name()))
                .and(mailboxId == null ? noCondition() : INCOMING_EMAIL.MAILBOX_ID.eq(mailboxId))
                .and(after == null ? noCondition() : INCOMING_EMAIL.ID.lt(after.uuid(0)))
                .orderBy(INCOMING_EMAIL.ID.desc())
                .limit(page.limit() + 1)
                .fetch(IncomingRepository::row);
        return Page.of(rows, page.limit(), last -> Cursor.of(last.id()));
    }

    public Optional<IncomingEmail> find(UUID id) {
        return sql.select(FIELDS)
                .from(INCOMING_EMAIL)
                .join(MAILBOX)
                .on(MAILBOX.ACCOUNT_ID.eq(INCOMING_EMAIL.ACCOUNT_ID))
                .and(MAILBOX.ID.eq(INCOMING_EMAIL.MAILBOX_ID))
                .leftJoin(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(INCOMING_EMAIL.ACCOUNT_ID))
                .and(TICKET.ID.eq(INCOMING_EMAIL.TICKET_ID))
                .where(is(id))
                .fetchOptional(IncomingRepository::row);
    }

    public Optional<byte[]> source(UUID id) {
        return sql.select(INCOMING_EMAIL.SOURCE)
                .from(INCOMING_EMAIL)
                .where(is(id))
                .fetchOptional(INCOMING_EMAIL.SOURCE);
    }

    private static Condition is(UUID id) {
        return INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()).and(INCOMING_EMAIL.ID.eq(id));
    }

    private static IncomingEmail row(Record row) {
        UUID ticket = row.get(TICKET.ID);
        return new IncomingEmail(
                row.get(INCOMING_EMAIL.ID),
                new IncomingEmail.MailboxName(row.get(INCOMING_EMAIL.MAILBOX_ID), row.get(MAILBOX.ADDRESS)),
                row.get(INCOMING_EMAIL.FROM_ADDRESS),
                row.get(INCOMING_EMAIL.SUBJECT),
                row.get(INCOMING_EMAIL.RECEIVED_AT),
                Outcome.valueOf(row.get(INCOMING_EMAIL.OUTCOME)),
                row.get(INCOMING_EMAIL.REASON),
                row.get(INCOMING_EMAIL.ATTEMPTS),
                ticket == null ? null : new IncomingEmail.TicketName(ticket, row.get(TICKET.NUMBER)));
    }
}
