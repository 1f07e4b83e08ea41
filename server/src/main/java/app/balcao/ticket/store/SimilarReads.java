package app.balcao.ticket.store;

import static app.balcao.schema.Tables.DEPARTMENT;
import static app.balcao.schema.Tables.TICKET;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.val;

import app.balcao.people.ActingAgent;
import app.balcao.platform.tenant.Tenant;
import app.balcao.ticket.Named;
import app.balcao.ticket.SimilarTickets.Similar;
import app.balcao.ticket.SituationView;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Repository;

/** Compares subjects with those of a customer's open tickets, which are few. */
@Repository
public class SimilarReads {

    private static final int MOST = 5;
    /** How much of what is typed the subject has, in trigrams, from 0 to 1. */
    private static final double LIKE = 0.4;

    private final DSLContext sql;

    SimilarReads(DSLContext sql) {
        this.sql = sql;
    }

    public List<Similar> find(ActingAgent reader, UUID customerId, String subject) {
        Field<Double> likeness =
                field("word_similarity(fold({0}), fold({1}))", Double.class, val(subject), TICKET.SUBJECT);
        return sql.select(TICKET.ID, TICKET.NUMBER, TICKET.SUBJECT, DEPARTMENT.ID, DEPARTMENT.NAME, TICKET.SITUATION)
                .from(TICKET)
                .join(DEPARTMENT)
                .on(DEPARTMENT.ACCOUNT_ID.eq(TICKET.ACCOUNT_ID))
                .and(DEPARTMENT.ID.eq(TICKET.DEPARTMENT_ID))
                .where(TICKET.ACCOUNT_ID.eq(Tenant.id()))
                .and(TICKET.CUSTOMER_ID.eq(customerId))
                .and(TICKET.CLOSED_AT.isNull())
                .and(reader.sight().condition())
                .and(likeness.ge(LIKE))
                .orderBy(likeness.desc(), TICKET.NUMBER.desc())
                .limit(MOST)
                .fetch(row -> new Similar(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        new Named(row.value4(), row.value5()),
                        SituationView.of(row.value6())));
    }
}
