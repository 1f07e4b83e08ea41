package app.balcao.portal;

import app.balcao.account.Account;
import app.balcao.account.Accounts;
import app.balcao.legal.LegalDocuments;
import app.balcao.legal.LegalKind;
import app.balcao.platform.files.Attachment;
import app.balcao.platform.files.Attachments;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the pages of a portal show to anybody. All of it is of the current account. */
@Service
public class PortalPages {

    private final Accounts accounts;
    private final LegalDocuments documents;
    private final Attachments attachments;

    PortalPages(Accounts accounts, LegalDocuments documents, Attachments attachments) {
        this.accounts = accounts;
        this.documents = documents;
        this.attachments = attachments;
    }

    /**
     * The company as its customers see it.
     *
     * @param documents where its terms of use and privacy policy stand, those it has (TRM-7)
     */
    public record Company(Account account, Map<LegalKind, String> documents) {

        /** Where a document stands; null for one that the company does not have. */
        public @Nullable String document(LegalKind kind) {
            return documents.get(kind);
        }
    }

    @Transactional(readOnly = true)
    public Company company() {
        return new Company(accounts.current(), documents.links());
    }

    /** The company's logo, if it has one. */
    @Transactional(readOnly = true)
    public Optional<Attachment> logo() {
        return Optional.ofNullable(accounts.current().logoId())
                .flatMap(id -> attachments.find(List.of(id)).stream().findFirst());
    }

    /** The bytes of the logo. The caller closes the stream. */
    public InputStream open(Attachment logo) {
        return attachments.open(logo);
    }
}
