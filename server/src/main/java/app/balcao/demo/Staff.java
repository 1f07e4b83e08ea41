package app.balcao.demo;

import app.balcao.people.ActingAgent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

/**
 * Who works in the demonstration company, and where.
 *
 * @param departments ids by name
 * @param categories ids by name
 */
record Staff(
        ActingAgent owner, Map<String, UUID> departments, Map<String, UUID> categories, List<Colleague> colleagues) {

    /** An agent, able to act. */
    record Colleague(DemoCompany.Person person, ActingAgent agent) {}

    UUID department(String name) {
        return Objects.requireNonNull(departments.get(name), name);
    }

    UUID category(String name) {
        return Objects.requireNonNull(categories.get(name), name);
    }

    /** Somebody who works on tickets of the department, but not {@code other}. */
    Colleague anyoneOf(String department, Random random, UUID other) {
        UUID id = department(department);
        List<Colleague> fit = colleagues.stream()
                .filter(each -> each.agent().worksIn().contains(id))
                .filter(each -> !each.agent().id().equals(other))
                .toList();
        return fit.get(random.nextInt(fit.size()));
    }
}
