package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.people.AgentCreated;
import app.balcao.people.AgentEmailChanged;
import app.balcao.people.AgentEmailPending;
import app.balcao.people.OwnerChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Gives new agents, and new addresses, what they begin with (AGT-3), and tells owners that an account changed hands
 * (OWN-5).
 */
@Component
class Invitations {

    private final AccessLinks links;
    private final LinkRepository repository;
    private final Credentials credentials;
    private final AccessMails mails;

    Invitations(AccessLinks links, LinkRepository repository, Credentials credentials, AccessMails mails) {
        this.links = links;
        this.repository = repository;
        this.credentials = credentials;
        this.mails = mails;
    }

    @EventListener
    void on(AgentCreated event) {
        if (event.passwordHash() != null) {
            credentials.replace(event.agentId(), event.passwordHash(), null);
        }
        if (event.sendsValidation()) {
            links.sendFirst(event.agentId());
        }
        if (event.sendsSignInInformation()) {
            repository.recipient(event.agentId()).ifPresent(mails::signInInformation);
        }
    }

    @EventListener
    void on(OwnerChanged event) {
        repository
                .recipient(event.former())
                .ifPresent(former -> repository.recipient(event.present()).ifPresent(present -> {
                    mails.ownerChanged(former, false, present.name());
                    mails.ownerChanged(present, true, former.name());
                }));
    }

    @EventListener
    void on(AgentEmailChanged event) {
        links.sendFirst(event.agentId());
    }

    // The present address is told in any case: it may not be its owner who wants another.
    @EventListener
    void on(AgentEmailPending event) {
        if (event.sendsValidation()) {
            links.send(event.agentId(), LinkPurpose.VALIDATE_EMAIL);
        }
        repository.recipient(event.agentId()).ifPresent(each -> mails.emailChanging(each, event.email()));
    }
}
