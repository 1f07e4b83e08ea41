package app.balcao.customer;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.text.EmailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an organization's fields must be, as far as one record can tell. */
final class OrganizationRules {

    private static final int MOST_DOMAINS = 100;

    private OrganizationRules() {}

    /** @throws Problem validation, with every bad field */
    static CleanOrganization clean(OrganizationFields fields) {
        List<FieldProblem> problems = new ArrayList<>();
        String name = CustomerRules.name(fields.name(), problems);
        List<String> domains = domains(fields.domains(), problems);
        String notes = CustomerRules.notes(fields.notes(), problems);
        if (!problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new CleanOrganization(name, fields.parentId(), domains, notes);
    }

    private static List<String> domains(@Nullable List<@Nullable String> texts, List<FieldProblem> problems) {
        if (texts == null) {
            return List.of();
        }
        if (texts.size() > MOST_DOMAINS) {
            problems.add(FieldProblem.of("domains", "size", "organization.domains", MOST_DOMAINS));
            return List.of();
        }
        List<String> domains = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int position = 0; position < texts.size(); position++) {
            String field = "domains[" + position + "]";
            String domain = domain(texts.get(position)).orElse(null);
            if (domain == null) {
                problems.add(FieldProblem.of(field, "domain", "organization.domain"));
            } else if (!seen.add(domain)) {
                problems.add(FieldProblem.of(field, "repeated", "organization.domain-repeated"));
            } else {
                domains.add(domain);
            }
        }
        return domains;
    }

    // People also write "@empresa.com.br", as they see it at the end of addresses.
    private static Optional<String> domain(@Nullable String text) {
        String bare = text == null ? "" : text.strip();
        return EmailAddress.canonicalDomain(bare.startsWith("@") ? bare.substring(1) : bare)
                .filter(domain -> domain.indexOf('.') > 0);
    }
}
