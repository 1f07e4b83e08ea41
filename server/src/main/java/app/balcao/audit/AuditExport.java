package app.balcao.audit;

import app.balcao.audit.store.AuditRepository;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.csv.CsvTable;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The audit as a table to take away; that somebody took it is audited too, with the filter (AUD-4, AUD-5). */
@Service
public class AuditExport {

    private static final int AT_ONCE = 1000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final List<String> COLUMNS =
            List.of("at", "actor-kind", "actor", "ip", "action", "item-type", "item", "before", "after", "filter");

    private final AuditRepository repository;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Messages messages;
    private final JsonMapper json;

    AuditExport(
            AuditRepository repository,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Messages messages,
            JsonMapper json) {
        this.repository = repository;
        this.transaction = transaction;
        this.events = events;
        this.messages = messages;
        this.json = json;
    }

    /**
     * Keeps in the audit that an export begins; it ends with the line about itself.
     *
     * @throws Problem forbidden
     */
    public void begin(ActingAgent acting, AuditFilter filter) {
        acting.require(Permission.VIEW_AUDIT);
        transaction.executeWithoutResult(status -> events.publishEvent(
                AuditableAction.of(Actor.agent(acting.id(), acting.name()), "audit.exported", "audit", null)
                        .filteredBy(filter.auditable())));
    }

    /** Writes the lines, the latest first, some at a time so that none waits for a slow reader with a transaction open. */
    public void write(ActingAgent acting, AuditFilter filter, CsvTable table) {
        acting.require(Permission.VIEW_AUDIT);
        table.row(COLUMNS.stream()
                .map(column -> heading(acting.language(), column, acting.zone()))
                .toArray());
        UUID last = null;
        List<AuditEntry> entries;
        do {
            entries = next(filter, last);
            entries.forEach(entry -> row(entry, acting.zone(), table));
            last = entries.isEmpty() ? null : entries.getLast().id();
        } while (entries.size() == AT_ONCE);
    }

    private List<AuditEntry> next(AuditFilter filter, @Nullable UUID last) {
        List<AuditEntry> entries = transaction.execute(status -> repository.list(filter, last, AT_ONCE));
        return entries == null ? List.of() : entries;
    }

    private void row(AuditEntry entry, ZoneId zone, CsvTable table) {
        table.row(
                MOMENT.format(entry.at().atZone(zone)),
                entry.actor().kind(),
                entry.actor().name(),
                entry.ip(),
                entry.action(),
                entry.itemType(),
                entry.itemId(),
                text(entry.before()),
                text(entry.after()),
                text(entry.filter()));
    }

    private @Nullable String text(Map<String, @Nullable Object> values) {
        return values.isEmpty() ? null : json.writeValueAsString(values);
    }

    private String heading(Language language, String column, ZoneId zone) {
        return messages.text(language, "audit.column." + column, zone.getId());
    }
}
