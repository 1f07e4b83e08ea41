package app.balcao.channel.email.store;

import static app.balcao.schema.Tables.INCOMING_EMAIL;
import static app.balcao.schema.Tables.MAILBOX;
import static app.balcao.schema.Tables.OUTGOING_EMAIL;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import app.balcao.channel.email.IncomingEmail;
import app.balcao.channel.email.OutgoingEmail;
import app.balcao.channel.email.OutgoingEmail.State;
import app.balcao.channel.email.message.MailAddress;
import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.OutgoingEmailRecord;
import app.balcao.ticket.copy.Addressee;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of mail that goes out. */
@Repository
public class OutgoingRepository {

    private static final List<SelectField<?>> FIELDS = List.of(
            OUTGOING_EMAIL.ID,
            OUTGOING_EMAIL.KIND,
            OUTGOING_EMAIL.TO_ADDRESS,
            OUTGOING_EMAIL.SUBJECT,
            OUTGOING_EMAIL.STATE,
            OUTGOING_EMAIL.ATTEMPTS,
            OUTGOING_EMAIL.LAST_ERROR,
            OUTGOING_EMAIL.CREATED_AT,
            OUTGOING_EMAIL.SENT_AT,
            TICKET.ID,
            TICKET.NUMBER);

    private final DSLContext sql;

    OutgoingRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** A mail as it is written with its cause. */
    public record NewMail(
            String rfcId,
            String kind,
            boolean automatic,
            @Nullable UUID mailboxId,
            @Nullable UUID ticketId,
            @Nullable UUID messageId,
            String fromName,
            String fromAddress,
            String toName,
            String toAddress,
            @Nullable String inReplyTo,
            List<String> references,
            String subject,
            String html,
            List<UUID> attachmentIds,
            String language) {

        private static final Set<String> TO_CUSTOMERS = Set.of("REPLY", "OPENED", "CONFIRMATION", "CLOSED", "SPLIT");
        private static final String COPY = "COPY";

        /** Whether it is for the customer of its ticket or who is in copy, and not for an agent who hears of it. */
        public boolean isOutside() {
            return TO_CUSTOMERS.contains(kind) || kind.equals(COPY);
        }
    }

    /**
     * A mail as it is sent.
     *
     * @param copyOf the mail that it brings to somebody in copy; null for one of its own
     */
    public record Sending(
            UUID id,
            NewMail mail,
            State state,
            int attempts,
            @Nullable UUID copyOf) {}

    /** Whom a mail names as those that it is for, whomever it is brought to. */
    public record Named(NewMail mail, List<MailAddress> copies) {}

    /**
     * Ids of messages about a ticket, oldest first, and the last that came in.
     *
     * @param senders who wrote, the last one last
     */
    public record Thread(List<String> ids, @Nullable String lastIncoming, List<String> senders) {}

    public UUID insert(NewMail mail) {
        return sql.insertInto(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.ACCOUNT_ID, Tenant.id())
                .set(OUTGOING_EMAIL.RFC_ID, mail.rfcId())
                .set(OUTGOING_EMAIL.KIND, mail.kind())
                .set(OUTGOING_EMAIL.AUTOMATIC, mail.automatic())
                .set(OUTGOING_EMAIL.MAILBOX_ID, mail.mailboxId())
                .set(OUTGOING_EMAIL.TICKET_ID, mail.ticketId())
                .set(OUTGOING_EMAIL.MESSAGE_ID, mail.messageId())
                .set(OUTGOING_EMAIL.FROM_NAME, mail.fromName())
                .set(OUTGOING_EMAIL.FROM_ADDRESS, mail.fromAddress())
                .set(OUTGOING_EMAIL.TO_NAME, mail.toName())
                .set(OUTGOING_EMAIL.TO_ADDRESS, mail.toAddress())
                .set(OUTGOING_EMAIL.IN_REPLY_TO, mail.inReplyTo())
                .set(OUTGOING_EMAIL.REFERENCE_IDS, mail.references().toArray(String[]::new))
                .set(OUTGOING_EMAIL.SUBJECT, mail.subject())
                .set(OUTGOING_EMAIL.HTML, mail.html())
                .set(OUTGOING_EMAIL.ATTACHMENT_IDS, mail.attachmentIds().toArray(UUID[]::new))
                .set(OUTGOING_EMAIL.LANGUAGE, mail.language())
                .returningResult(OUTGOING_EMAIL.ID)
                .fetchSingle()
                .value1();
    }

    /** Has a mail brought to people in copy too, each by a delivery of its own. @return the deliveries */
    public List<UUID> insertCopies(UUID mail, List<Addressee> people) {
        var person = DSL.table(
                        "unnest({0}, {1})",
                        val(people.stream().map(Addressee::name).toArray(String[]::new)),
                        val(people.stream().map(Addressee::address).toArray(String[]::new)))
                .as("person", "name", "address");
        // Under a name of its own: what the insert returns is mixed up with what it selects otherwise.
        var written = OUTGOING_EMAIL.as("written");
        return sql.insertInto(
                        OUTGOING_EMAIL,
                        OUTGOING_EMAIL.ACCOUNT_ID,
                        OUTGOING_EMAIL.COPY_OF,
                        OUTGOING_EMAIL.RFC_ID,
                        OUTGOING_EMAIL.KIND,
                        OUTGOING_EMAIL.AUTOMATIC,
                        OUTGOING_EMAIL.MAILBOX_ID,
                        OUTGOING_EMAIL.TICKET_ID,
                        OUTGOING_EMAIL.MESSAGE_ID,
                        OUTGOING_EMAIL.FROM_NAME,
                        OUTGOING_EMAIL.FROM_ADDRESS,
                        OUTGOING_EMAIL.TO_NAME,
                        OUTGOING_EMAIL.TO_ADDRESS,
                        OUTGOING_EMAIL.SUBJECT,
                        OUTGOING_EMAIL.HTML,
                        OUTGOING_EMAIL.LANGUAGE)
                .select(DSL.select(
                                written.ACCOUNT_ID,
                                written.ID,
                                written.RFC_ID,
                                inline(NewMail.COPY),
                                written.AUTOMATIC,
                                written.MAILBOX_ID,
                                written.TICKET_ID,
                                written.MESSAGE_ID,
                                written.FROM_NAME,
                                written.FROM_ADDRESS,
                                field(name("person", "name"), String.class),
                                field(name("person", "address"), String.class),
                                written.SUBJECT,
                                inline(""),
                                written.LANGUAGE)
                        .from(written)
                        .crossJoin(person)
                        .where(written.ACCOUNT_ID.eq(Tenant.id()).and(written.ID.eq(mail))))
                .returningResult(OUTGOING_EMAIL.ID)
                .fetch(OUTGOING_EMAIL.ID);
    }

    /** How many automatic mails an address was sent since a moment. */
    public int countAutomatic(String address, OffsetDateTime since) {
        return sql.fetchCount(
                OUTGOING_EMAIL,
                OUTGOING_EMAIL
                        .ACCOUNT_ID
                        .eq(Tenant.id())
                        .and(OUTGOING_EMAIL.TO_ADDRESS.eq(address))
                        .and(OUTGOING_EMAIL.CREATED_AT.gt(since))
                        .and(OUTGOING_EMAIL.AUTOMATIC));
    }

    /** One at a time decides whether an address may get another automatic mail. */
    public void lockAutomatic(String address) {
        sql.fetch("select pg_advisory_xact_lock(hashtextextended({0}, 0))", "automatic-mail:" + Tenant.id() + address);
    }

    /** What was written by e-mail about a ticket. */
    public Thread thread(UUID ticketId) {
        record Sent(String id, OffsetDateTime at) {}
        List<Sent> sent = new ArrayList<>();
        String last = null;
        List<String> senders = new ArrayList<>();
        for (var row : sql.select(INCOMING_EMAIL.RFC_ID, INCOMING_EMAIL.RECEIVED_AT, INCOMING_EMAIL.FROM_ADDRESS)
                .from(INCOMING_EMAIL)
                .where(INCOMING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(INCOMING_EMAIL.TICKET_ID.eq(ticketId))
                .and(INCOMING_EMAIL.OUTCOME.in("OPENED", "FOLLOWED_UP"))
                .orderBy(INCOMING_EMAIL.ID)) {
            senders.add(row.value3());
            if (row.value1() != null) {
                last = row.value1();
                sent.add(new Sent(row.value1(), row.value2()));
            }
        }
        sql.select(OUTGOING_EMAIL.RFC_ID, OUTGOING_EMAIL.CREATED_AT)
                .from(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(OUTGOING_EMAIL.TICKET_ID.eq(ticketId))
                .and(OUTGOING_EMAIL.KIND.in(NewMail.TO_CUSTOMERS))
                .forEach(row -> sent.add(new Sent(row.value1(), row.value2())));
        sent.sort(java.util.Comparator.comparing(Sent::at));
        return new Thread(sent.stream().map(Sent::id).toList(), last, senders);
    }

    public Optional<Sending> find(UUID id) {
        return sql.selectFrom(OUTGOING_EMAIL).where(is(id)).fetchOptional(OutgoingRepository::sending);
    }

    /** What a mail or one of its copies says: the one that was written, and all whom it names. */
    public Named named(Sending sending) {
        UUID written = sending.copyOf() == null ? sending.id() : sending.copyOf();
        NewMail mail = sending.copyOf() == null
                ? sending.mail()
                : find(written).orElseThrow().mail();
        List<MailAddress> copies = sql.select(OUTGOING_EMAIL.TO_NAME, OUTGOING_EMAIL.TO_ADDRESS)
                .from(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(OUTGOING_EMAIL.COPY_OF.eq(written))
                .and(OUTGOING_EMAIL.TO_ADDRESS.ne(""))
                .orderBy(OUTGOING_EMAIL.ID)
                .fetch(row -> new MailAddress(row.value1(), row.value2()));
        return new Named(mail, copies);
    }

    /** The mail an id belongs to, for a report about it: the delivery to the recipient, when that is told and known. */
    public Optional<Sending> findByRfcId(List<String> rfcIds, @Nullable String recipient) {
        return sql.selectFrom(OUTGOING_EMAIL)
                .where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                .and(OUTGOING_EMAIL.RFC_ID.in(rfcIds))
                .orderBy(
                        when(OUTGOING_EMAIL.TO_ADDRESS.eq(recipient == null ? "" : recipient), inline(0))
                                .otherwise(inline(1)),
                        coalesce(OUTGOING_EMAIL.COPY_OF, OUTGOING_EMAIL.ID).desc(),
                        OUTGOING_EMAIL.COPY_OF.asc().nullsFirst())
                .limit(1)
                .fetchOptional(OutgoingRepository::sending);
    }

    /** Whether a mail was brought to others too. */
    public boolean hasCopies(Sending sending) {
        return sending.copyOf() != null
                || sql.fetchExists(
                        OUTGOING_EMAIL,
                        OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()).and(OUTGOING_EMAIL.COPY_OF.eq(sending.id())));
    }

    public void sent(UUID id, OffsetDateTime at) {
        sql.update(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.STATE, State.SENT.name())
                .set(OUTGOING_EMAIL.SENT_AT, at)
                .setNull(OUTGOING_EMAIL.LAST_ERROR)
                .set(OUTGOING_EMAIL.ATTEMPTS, OUTGOING_EMAIL.ATTEMPTS.plus(1))
                .where(is(id))
                .execute();
    }

    public void failed(UUID id, State state, String error, boolean countAttempt) {
        sql.update(OUTGOING_EMAIL)
                .set(OUTGOING_EMAIL.STATE, state.name())
                .set(OUTGOING_EMAIL.LAST_ERROR, error)
                .set(OUTGOING_EMAIL.ATTEMPTS, OUTGOING_EMAIL.ATTEMPTS.plus(countAttempt ? 1 : 0))
                .where(is(id))
                .execute();
    }

    /** Queues a failed mail again; false when it is not one. */
    public boolean requeue(UUID id) {
        return sql.update(OUTGOING_EMAIL)
                        .set(OUTGOING_EMAIL.STATE, State.QUEUED.name())
                        .set(OUTGOING_EMAIL.ATTEMPTS, (short) 0)
                        .where(is(id))
                        .and(OUTGOING_EMAIL.STATE.in(State.FAILED.name(), State.BOUNCED.name()))
                        .execute()
                == 1;
    }

    public Page<OutgoingEmail> list(@Nullable State state, PageRequest page) {
        Cursor after = page.after();
        List<OutgoingEmail> rows = select().where(OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()))
                // Written into the statement: the index of what is not sent only answers what the planner can see.
                .and(state == null ? noCondition() : OUTGOING_EMAIL.STATE.eq(inline(state.name())))
                .and(after == null ? noCondition() : OUTGOING_EMAIL.ID.lt(after.uuid(0)))
                .orderBy(OUTGOING_EMAIL.ID.desc())
                .limit(page.limit() + 1)
                .fetch(OutgoingRepository::row);
        return Page.of(rows, page.limit(), last -> Cursor.of(last.id()));
    }

    public Optional<OutgoingEmail> row(UUID id) {
        return select().where(is(id)).fetchOptional(OutgoingRepository::row);
    }

    /** The mailbox a ticket's mail leaves by: its own, else one of its department, else any of the account. */
    public Optional<MailboxName> mailboxFor(@Nullable UUID own, @Nullable UUID departmentId) {
        List<MailboxName> all = sql.select(MAILBOX.ID, MAILBOX.NAME, MAILBOX.ADDRESS, MAILBOX.DEPARTMENT_ID)
                .from(MAILBOX)
                .where(MAILBOX.ACCOUNT_ID.eq(Tenant.id()))
                .and(
                        own == null
                                ? condition(MAILBOX.ACTIVE)
                                : condition(MAILBOX.ACTIVE).or(MAILBOX.ID.eq(own)))
                .orderBy(MAILBOX.ID)
                .fetch(row -> new MailboxName(row.value1(), row.value2(), row.value3(), row.value4()));
        return all.stream()
                .filter(each -> each.id().equals(own))
                .findFirst()
                .or(() -> all.stream()
                        .filter(each -> each.departmentId().equals(departmentId))
                        .findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** A mailbox as a sender. */
    public record MailboxName(UUID id, String name, String address, UUID departmentId) {}

    private org.jooq.SelectOnConditionStep<Record> select() {
        return sql.select(FIELDS)
                .from(OUTGOING_EMAIL)
                .leftJoin(TICKET)
                .on(TICKET.ACCOUNT_ID.eq(OUTGOING_EMAIL.ACCOUNT_ID))
                .and(TICKET.ID.eq(OUTGOING_EMAIL.TICKET_ID));
    }

    private static Condition is(UUID id) {
        return OUTGOING_EMAIL.ACCOUNT_ID.eq(Tenant.id()).and(OUTGOING_EMAIL.ID.eq(id));
    }

    private static Sending sending(OutgoingEmailRecord row) {
        return new Sending(
                row.getId(),
                new NewMail(
                        row.getRfcId(),
                        row.getKind(),
                        row.getAutomatic(),
                        row.getMailboxId(),
                        row.getTicketId(),
                        row.getMessageId(),
                        row.getFromName(),
                        row.getFromAddress(),
                        row.getToName(),
                        row.getToAddress(),
                        row.getInReplyTo(),
                        Arrays.asList(row.getReferenceIds()),
                        row.getSubject(),
                        row.getHtml(),
                        Arrays.asList(row.getAttachmentIds()),
                        row.getLanguage()),
                State.valueOf(row.getState()),
                row.getAttempts(),
                row.getCopyOf());
    }

    private static OutgoingEmail row(Record row) {
        UUID ticket = row.get(TICKET.ID);
        return new OutgoingEmail(
                row.get(OUTGOING_EMAIL.ID),
                row.get(OUTGOING_EMAIL.KIND),
                row.get(OUTGOING_EMAIL.TO_ADDRESS),
                row.get(OUTGOING_EMAIL.SUBJECT),
                State.valueOf(row.get(OUTGOING_EMAIL.STATE)),
                row.get(OUTGOING_EMAIL.ATTEMPTS),
                row.get(OUTGOING_EMAIL.LAST_ERROR),
                row.get(OUTGOING_EMAIL.CREATED_AT),
                row.get(OUTGOING_EMAIL.SENT_AT),
                ticket == null ? null : new IncomingEmail.TicketName(ticket, row.get(TICKET.NUMBER)));
    }
}
