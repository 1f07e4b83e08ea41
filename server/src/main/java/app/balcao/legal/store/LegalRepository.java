package app.balcao.legal.store;

import static app.balcao.schema.Tables.LEGAL_DOCUMENT;
import static app.balcao.schema.Tables.LEGAL_DOCUMENT_VERSION;

import app.balcao.legal.LegalDocument;
import app.balcao.legal.LegalKind;
import app.balcao.legal.LegalVersion;
import app.balcao.platform.tenant.Tenant;
import app.balcao.schema.tables.records.LegalDocumentVersionRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** SQL of legal documents. */
@Repository
public class LegalRepository {

    private static final int MOST_VERSIONS = 100;

    private final DSLContext sql;

    LegalRepository(DSLContext sql) {
        this.sql = sql;
    }

    /** The document, as it is where nobody wrote any yet. Its address is none of the database's business. */
    public LegalDocument find(LegalKind kind) {
        @Nullable LegalVersion live = versions(kind, 1).stream().findFirst().orElse(null);
        String html = live == null ? "" : live.html();
        int number = live == null ? 0 : live.number();
        @Nullable Instant since = live == null ? null : live.publishedAt();
        return sql.selectFrom(LEGAL_DOCUMENT)
                .where(LEGAL_DOCUMENT.ACCOUNT_ID.eq(Tenant.id()))
                .and(LEGAL_DOCUMENT.KIND.eq(kind.name()))
                .fetchOptional(row -> new LegalDocument(
                        kind, row.getDraftHtml(), row.getExternalUrl(), html, number, since, null, row.getVersion()))
                .orElse(new LegalDocument(kind, "", null, html, number, since, null, 1));
    }

    public List<LegalVersion> versions(LegalKind kind) {
        return versions(kind, MOST_VERSIONS);
    }

    private List<LegalVersion> versions(LegalKind kind, int most) {
        return sql.selectFrom(LEGAL_DOCUMENT_VERSION)
                .where(LEGAL_DOCUMENT_VERSION.ACCOUNT_ID.eq(Tenant.id()))
                .and(LEGAL_DOCUMENT_VERSION.KIND.eq(kind.name()))
                .orderBy(LEGAL_DOCUMENT_VERSION.NUMBER.desc())
                .limit(most)
                .fetch(LegalRepository::version);
    }

    /** Lays the row that holds the draft, if it is not there. */
    public void prepare(LegalKind kind) {
        sql.insertInto(LEGAL_DOCUMENT)
                .set(LEGAL_DOCUMENT.ACCOUNT_ID, Tenant.id())
                .set(LEGAL_DOCUMENT.KIND, kind.name())
                .onConflictDoNothing()
                .execute();
    }

    /** Keeps a draft if nobody changed the document since {@code version}; answers whether it did. */
    public boolean draft(LegalKind kind, String html, int version) {
        return sql.update(LEGAL_DOCUMENT)
                        .set(LEGAL_DOCUMENT.DRAFT_HTML, html)
                        .set(LEGAL_DOCUMENT.VERSION, LEGAL_DOCUMENT.VERSION.plus(1))
                        .where(LEGAL_DOCUMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(LEGAL_DOCUMENT.KIND.eq(kind.name()))
                        .and(LEGAL_DOCUMENT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    /** As {@link #draft}, of the address outside. */
    public boolean address(LegalKind kind, @Nullable String externalUrl, int version) {
        return sql.update(LEGAL_DOCUMENT)
                        .set(LEGAL_DOCUMENT.EXTERNAL_URL, externalUrl)
                        .set(LEGAL_DOCUMENT.VERSION, LEGAL_DOCUMENT.VERSION.plus(1))
                        .where(LEGAL_DOCUMENT.ACCOUNT_ID.eq(Tenant.id()))
                        .and(LEGAL_DOCUMENT.KIND.eq(kind.name()))
                        .and(LEGAL_DOCUMENT.VERSION.eq(version))
                        .execute()
                == 1;
    }

    public void publish(LegalKind kind, int number, String html, Instant now, UUID by, String name) {
        sql.insertInto(LEGAL_DOCUMENT_VERSION)
                .set(LEGAL_DOCUMENT_VERSION.ACCOUNT_ID, Tenant.id())
                .set(LEGAL_DOCUMENT_VERSION.KIND, kind.name())
                .set(LEGAL_DOCUMENT_VERSION.NUMBER, number)
                .set(LEGAL_DOCUMENT_VERSION.HTML, html)
                .set(LEGAL_DOCUMENT_VERSION.PUBLISHED_AT, now.atOffset(ZoneOffset.UTC))
                .set(LEGAL_DOCUMENT_VERSION.PUBLISHED_BY, by)
                .set(LEGAL_DOCUMENT_VERSION.PUBLISHER_NAME, name)
                .execute();
    }

    private static LegalVersion version(LegalDocumentVersionRecord row) {
        return new LegalVersion(
                row.getNumber(), row.getHtml(), row.getPublishedAt().toInstant(), row.getPublisherName());
    }
}
