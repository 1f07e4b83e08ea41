package app.balcao.account;

import app.balcao.account.store.AccountRepository;
import app.balcao.platform.files.AttachmentReader;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Everybody in the account may see the company's logo. */
@Component
final class LogoReader implements AttachmentReader {

    private final AccountRepository accounts;

    LogoReader(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean mayRead(UUID agentId, UUID attachmentId) {
        return accounts.isLogo(attachmentId);
    }
}
