package app.balcao.people;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.PresenceProof;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Keeps the form of an agent from handing the account over, and from shutting its people out. */
@Component
class AgentProtection {

    // What proves it stands on this module, which must be there first.
    private final ObjectProvider<PresenceProof> presence;

    AgentProtection(ObjectProvider<PresenceProof> presence) {
        this.presence = presence;
    }

    /**
     * Looks at an agent who is to be registered.
     *
     * @throws Problem confirmation-required or browsers-only, for an administrator
     */
    void create(AgentForm form) {
        if (form.isAdministrator()) {
            presence.getObject().require();
        }
    }

    /**
     * Looks at a change.
     *
     * @throws Problem conflict, for what the owner must keep (AGT-10) and what nobody does to themselves;
     *     confirmation-required or browsers-only, for what opens an administrator's rights
     */
    void change(ActingAgent acting, Agent before, AgentForm form) {
        keepOwner(acting, before, form);
        keepSelf(acting, before, form);
        boolean promotes = form.isAdministrator() && !before.isAdministrator();
        if (promotes || (before.isAdministrator() && isNewAddress(before, form))) {
            presence.getObject().require();
        }
    }

    private static void keepOwner(ActingAgent acting, Agent before, AgentForm form) {
        if (!before.isOwner()) {
            return;
        }
        if (!form.active() || !form.isAdministrator()) {
            throw Problem.conflict("people.owner.protected");
        }
        if (!acting.id().equals(before.id()) && isNewAddress(before, form)) {
            throw Problem.conflict("people.owner.email");
        }
    }

    // There is always another way: the owner, or another administrator, does it for them.
    private static void keepSelf(ActingAgent acting, Agent before, AgentForm form) {
        if (!acting.id().equals(before.id())) {
            return;
        }
        if (before.isAdministrator() && !form.isAdministrator()) {
            throw Problem.conflict("people.agent.self-demotion");
        }
        if (!form.active()) {
            throw Problem.conflict("people.agent.self-deactivation");
        }
    }

    // Whoever reads an agent's mail can come in as them.
    private static boolean isNewAddress(Agent before, AgentForm form) {
        return !form.email().equals(before.email()) && !form.email().equals(before.pendingEmail());
    }
}
