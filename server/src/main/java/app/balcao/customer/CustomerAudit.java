package app.balcao.customer;

import app.balcao.field.CustomField;
import app.balcao.field.FieldValue;
import app.balcao.people.ActingAgent;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.audit.PersonErased;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the audit what agents did to customers and organizations, with the fields that changed. */
@Component
class CustomerAudit {

    private static final String OF_FIELD = "fields.%s";

    private final ApplicationEventPublisher events;

    CustomerAudit(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param before null for what is new; @param after null for what is gone */
    void customer(ActingAgent agent, UUID id, @Nullable Customer before, @Nullable Customer after) {
        String action = before == null ? "customer.created" : after == null ? "customer.deleted" : "customer.changed";
        publish(agent, action, "customer", id, auditable(before), auditable(after));
    }

    /** A customer whom the company's own system had registered. */
    void registered(UUID id, Customer customer) {
        events.publishEvent(AuditableAction.of(Actor.SYSTEM, "customer.created", "customer", id)
                .changing(Map.of(), auditable(customer)));
    }

    /** Of an erased customer the audit learns nothing, and forgets what it knew (AUD-7). */
    void erased(ActingAgent agent, UUID id, Customer before) {
        events.publishEvent(new PersonErased(id, before.emails()));
        events.publishEvent(
                AuditableAction.of(Actor.agent(agent.id(), agent.name()), "customer.erased", "customer", id));
    }

    /** @param search and @param organizationId by what the exported customers were chosen; null for all */
    @Transactional
    void exported(ActingAgent agent, @Nullable String search, @Nullable UUID organizationId) {
        Map<String, @Nullable Object> filter = new LinkedHashMap<>();
        filter.put("search", search);
        filter.put("organizationId", organizationId);
        filter.values().removeIf(Objects::isNull);
        events.publishEvent(
                AuditableAction.of(Actor.agent(agent.id(), agent.name()), "customer.exported", "customer", null)
                        .filteredBy(filter));
    }

    /** @param before null for what is new; @param after null for what is gone */
    void organization(ActingAgent agent, UUID id, @Nullable Organization before, @Nullable Organization after) {
        String action = before == null
                ? "organization.created"
                : after == null ? "organization.deleted" : "organization.changed";
        publish(agent, action, "organization", id, auditable(before), auditable(after));
    }

    private void publish(
            ActingAgent agent,
            String action,
            String item,
            UUID id,
            Map<String, @Nullable Object> before,
            Map<String, @Nullable Object> after) {
        events.publishEvent(AuditableAction.of(Actor.agent(agent.id(), agent.name()), action, item, id)
                .changing(without(before, after), without(after, before)));
    }

    private static Map<String, @Nullable Object> without(
            Map<String, @Nullable Object> fields, Map<String, @Nullable Object> same) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (!same.containsKey(name) || !Objects.equals(value, same.get(name))) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static Map<String, @Nullable Object> auditable(@Nullable Customer customer) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (customer != null) {
            fields.put("name", customer.name());
            fields.put("emails", customer.emails());
            fields.put("phone", customer.phone());
            fields.put("organization", nameOf(customer.organization()));
            fields.put("externalId", customer.externalId());
            fields.put("language", customer.language());
            fields.put("canOpenTickets", customer.canOpenTickets());
            fields.put("active", customer.active());
            fields.put("notes", customer.notes());
            customer.fields().forEach(each -> fields.put(OF_FIELD.formatted(each.name()), audited(each)));
        }
        return fields;
    }

    // Of what is sensitive the audit tells that it changed, and nothing more.
    private static Object audited(FieldValue value) {
        Object told = value.labels().isEmpty() ? value.value() : String.join(" › ", value.labels());
        return value.classification() == CustomField.Classification.SENSITIVE ? new AuditableAction.Secret(told) : told;
    }

    private static Map<String, @Nullable Object> auditable(@Nullable Organization organization) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (organization != null) {
            fields.put("name", organization.name());
            fields.put("parent", nameOf(organization.parent()));
            fields.put("domains", organization.domains());
            fields.put("notes", organization.notes());
        }
        return fields;
    }

    private static @Nullable String nameOf(@Nullable OrganizationName organization) {
        return organization == null ? null : organization.name();
    }
}
