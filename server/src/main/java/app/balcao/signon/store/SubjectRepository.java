package app.balcao.signon.store;

import static app.balcao.schema.Tables.AGENT;
import static app.balcao.schema.Tables.SIGN_ON_LINK;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.val;

import app.balcao.platform.paging.Cursor;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.platform.tenant.Tenant;
import app.balcao.signon.LinkedAgent;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** SQL of who is whom at a provider. */
@Repository
public class SubjectRepository {

    private final DSLContext sql;

    SubjectRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** An agent, as far as finding them goes. */
    public record Known(UUID id, boolean active) {}

    /** The agent who has an address. */
    public Optional<Known> agentOf(String email) {
        return sql.select(AGENT.ID, AGENT.ACTIVE)
                .from(AGENT)
                .where(AGENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(AGENT.EMAIL.eq(email))
                .fetchOptional(row -> new Known(row.value1(), row.value2()));
    }

    /** The agent whom a provider means by a subject. */
    public Optional<UUID> linked(UUID providerId, String subject) {
        return sql.select(SIGN_ON_LINK.AGENT_ID)
                .from(SIGN_ON_LINK)
                .where(SIGN_ON_LINK.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_LINK.PROVIDER_ID.eq(providerId))
                .and(SIGN_ON_LINK.SUBJECT.eq(subject))
                .fetchOptional(SIGN_ON_LINK.AGENT_ID);
    }

    /** Fixes whom a subject means; false when the subject or the agent is linked already. */
    public boolean link(UUID providerId, String subject, UUID agentId) {
        return sql.insertInto(SIGN_ON_LINK)
                        .set(SIGN_ON_LINK.ACCOUNT_ID, Tenant.id())
                        .set(SIGN_ON_LINK.PROVIDER_ID, providerId)
                        .set(SIGN_ON_LINK.SUBJECT, subject)
                        .set(SIGN_ON_LINK.AGENT_ID, agentId)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Forgets whom a provider means by an agent; false when nobody was linked. */
    public boolean unlink(UUID providerId, UUID agentId) {
        return sql.deleteFrom(SIGN_ON_LINK)
                        .where(SIGN_ON_LINK.ACCOUNT_ID.eq(Tenant.id()))
                        .and(SIGN_ON_LINK.PROVIDER_ID.eq(providerId))
                        .and(SIGN_ON_LINK.AGENT_ID.eq(agentId))
                        .execute()
                == 1;
    }

    /** Forgets whom a provider means by anybody. */
    public void unlinkAll(UUID providerId) {
        sql.deleteFrom(SIGN_ON_LINK)
                .where(SIGN_ON_LINK.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_LINK.PROVIDER_ID.eq(providerId))
                .execute();
    }

    /** The agents a provider is linked with. */
    public Page<LinkedAgent> list(UUID providerId, PageRequest page) {
        Cursor after = page.after();
        var rows = sql.select(AGENT.ID, AGENT.NAME, AGENT.EMAIL, SIGN_ON_LINK.SUBJECT, SIGN_ON_LINK.LINKED_AT)
                .from(SIGN_ON_LINK)
                .join(AGENT)
                .on(AGENT.ACCOUNT_ID.eq(SIGN_ON_LINK.ACCOUNT_ID))
                .and(AGENT.ID.eq(SIGN_ON_LINK.AGENT_ID))
                .where(SIGN_ON_LINK.ACCOUNT_ID.eq(Tenant.id()))
                .and(SIGN_ON_LINK.PROVIDER_ID.eq(providerId))
                .and(after == null ? noCondition() : row(SIGN_ON_LINK.AGENT_ID).gt(row(val(after.uuid(0)))))
                .orderBy(SIGN_ON_LINK.AGENT_ID)
                .limit(page.limit() + 1)
                .fetch(each -> new LinkedAgent(
                        each.value1(),
                        each.value2(),
                        each.value3(),
                        each.value4(),
                        each.value5().toInstant()));
        return Page.of(rows, page.limit(), last -> Cursor.of(last.agentId()));
    }
}
