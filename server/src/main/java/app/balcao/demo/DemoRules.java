package app.balcao.demo;

import app.balcao.legal.LegalDocument;
import app.balcao.legal.LegalDocuments;
import app.balcao.legal.LegalKind;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.PermissionGroupForm;
import app.balcao.people.PermissionGroups;
import app.balcao.people.TicketSight;
import app.balcao.signon.SignOnKind;
import app.balcao.signon.SignOnProviderForm;
import app.balcao.signon.SignOnProviders;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What the demonstration's people may do, and what the company tells its customers of itself; made where missing. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoRules {

    private static final Set<String> ON_THE_ROAD = Set.of("Tiago Brandão");
    private static final Set<String> WITH_THE_MONEY = Set.of("Patrícia Lemos");

    private final PermissionGroups groups;
    private final LegalDocuments documents;
    private final SignOnProviders providers;

    DemoRules(PermissionGroups groups, LegalDocuments documents, SignOnProviders providers) {
        this.groups = groups;
        this.documents = documents;
        this.providers = providers;
    }

    void make(Staff staff) {
        ActingAgent owner = staff.owner();
        // The first one is the default group, which every account has.
        if (groups.list(owner).size() == 1) {
            groups(staff);
        }
        for (LegalDocument document : documents.list(owner)) {
            if (document.liveNumber() == 0) {
                publish(owner, document);
            }
        }
        if (providers.list(owner).isEmpty()) {
            provider(owner);
        }
    }

    private void groups(Staff staff) {
        List<Permission> usual = List.copyOf(Permission.byDefault());
        group(
                staff,
                ON_THE_ROAD,
                new PermissionGroupForm(
                        "Técnicos externos",
                        TicketSight.OWN_AND_UNASSIGNED_LINKED,
                        usual.stream()
                                .filter(each -> each != Permission.CUSTOMER_PERSONAL_VIEW)
                                .toList()));
        group(
                staff,
                WITH_THE_MONEY,
                new PermissionGroupForm(
                        "Financeiro",
                        TicketSight.ALL_DEPARTMENTS,
                        Stream.concat(usual.stream(), Stream.of(Permission.CUSTOMER_EXPORT))
                                .toList()));
    }

    private void group(Staff staff, Set<String> members, PermissionGroupForm form) {
        UUID id = groups.create(staff.owner(), form).id();
        List<UUID> agents = staff.colleagues().stream()
                .filter(each -> members.contains(each.person().name()))
                .map(each -> each.agent().id())
                .toList();
        groups.take(staff.owner(), id, agents);
    }

    private void publish(ActingAgent owner, LegalDocument document) {
        String file = document.kind() == LegalKind.TERMS ? "terms.html" : "privacy.html";
        String html = String.join("\n", DemoText.lines(file));
        LegalDocument written = documents.draft(owner, document.kind(), html, document.version());
        documents.publish(owner, written.kind(), null, written.version());
    }

    /** Switched off: nobody meets a provider that does not exist on the sign-in page. */
    private void provider(ActingAgent owner) {
        providers.create(
                owner,
                new SignOnProviderForm(
                        SignOnKind.OIDC,
                        "Conta corporativa Aurora",
                        false,
                        "https://contas.auroramoveis.example",
                        null,
                        UUID.randomUUID().toString(),
                        "balcao",
                        null,
                        null,
                        true,
                        null,
                        null,
                        null));
    }
}
