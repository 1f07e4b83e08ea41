package app.balcao.access;

import app.balcao.access.store.LinkRepository;
import app.balcao.people.AgentCreated;
import app.balcao.people.AgentEmailChanged;
import app.balcao.people.AgentEmailPending;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Sends new agents, and new addresses, the link they begin with (AGT-3). */
@Component
class Invitations {

    private final AccessLinks links;
    private final LinkRepository repository;
    private final AccessMails mails;

    Invitations(AccessLinks links, LinkRepository repository, AccessMails mails) {
        this.links = links;
        this.repository = repository;
        this.mails = mails;
    }

    @EventListener
    void on(AgentCreated event) {
        links.send(event.agentId(), LinkPurpose.SET_PASSWORD);
    }

    @EventListener
    void on(AgentEmailChanged event) {
        links.send(event.agentId(), LinkPurpose.SET_PASSWORD);
    }

    @EventListener
    void on(AgentEmailPending event) {
        links.send(event.agentId(), LinkPurpose.VALIDATE_EMAIL);
        repository.recipient(event.agentId()).ifPresent(each -> mails.emailChanging(each, event.email()));
    }
}
