package app.balcao.field;

import app.balcao.people.Department;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A field that an administrator made.
 *
 * @param help a sentence beside it; null for none
 * @param active whether it is asked; values given before stay
 * @param position its place among those of its target
 * @param requiredForAgents whether agents must fill it in, and {@code requiredForCustomers} customers
 * @param shownToCustomers whether customers may see it, and {@code editableByCustomers} fill it in
 * @param departments whose tickets it is asked of; none for all (FLD-2)
 * @param categories of tickets it is asked of; none for all
 */
public record CustomField(
        UUID id,
        FieldTarget target,
        FieldType type,
        String name,
        @Nullable String help,
        boolean active,
        int position,
        boolean requiredForAgents,
        boolean requiredForCustomers,
        boolean shownToCustomers,
        boolean editableByCustomers,
        Classification classification,
        FieldLimits limits,
        List<FieldOption> options,
        List<Department.Named> departments,
        List<Department.Named> categories,
        int version) {

    /** What a value tells of a person (FLD-10); what is not NORMAL is masked as personal data are (PRV-3). */
    public enum Classification {
        NORMAL,
        PERSONAL,
        SENSITIVE;

        public boolean protectedData() {
            return this != NORMAL;
        }
    }

    /** Whether it is asked of tickets of a department and category. */
    boolean asksIn(FieldPlace place) {
        return (departments.isEmpty()
                        || departments.stream().anyMatch(each -> each.id().equals(place.departmentId())))
                && (categories.isEmpty()
                        || categories.stream().anyMatch(each -> each.id().equals(place.categoryId())));
    }

    Optional<FieldOption> option(UUID id) {
        return options.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** The choices that may be chosen now: those that are active, as is all that they belong to. */
    public List<FieldOption> offeredOptions() {
        List<FieldOption> offered = new ArrayList<>();
        int hidden = Integer.MAX_VALUE;
        for (FieldOption each : options) {
            if (each.level() <= hidden) {
                hidden = each.active() ? Integer.MAX_VALUE : each.level();
                if (each.active()) {
                    offered.add(each);
                }
            }
        }
        return offered;
    }

    /** The choices that may be chosen now, each by the way to it as people read it: {@code Mesas › Jantar}. */
    public Map<UUID, String> offeredPaths() {
        Map<UUID, String> paths = new LinkedHashMap<>();
        List<String> way = new ArrayList<>();
        for (FieldOption each : offeredOptions()) {
            way.subList(each.level(), way.size()).clear();
            way.add(each.label());
            paths.put(each.id(), String.join(" › ", way));
        }
        return paths;
    }

    /** A value of this field, in the form in which it is kept. */
    FieldValue value(Object value) {
        return new FieldValue(id, target, type, name, classification, limits.textKind(), value, labels(value));
    }

    /** A choice and all that belongs to it, at any depth. */
    List<UUID> within(UUID option) {
        List<UUID> found = new ArrayList<>();
        int level = Integer.MAX_VALUE;
        for (FieldOption each : options) {
            if (each.id().equals(option)) {
                level = each.level();
                found.add(each.id());
            } else if (each.level() > level) {
                found.add(each.id());
            } else {
                level = Integer.MAX_VALUE;
            }
        }
        return found;
    }

    private List<String> labels(Object value) {
        if (value instanceof List<?> chosen) {
            return options.stream()
                    .filter(each -> chosen.contains(each.id()))
                    .map(FieldOption::label)
                    .toList();
        }
        LinkedList<String> path = new LinkedList<>();
        int level = -1;
        for (FieldOption each : options.reversed()) {
            if (level < 0 ? each.id().equals(value) : each.level() < level) {
                path.addFirst(each.label());
                level = each.level();
            }
        }
        return List.copyOf(path);
    }
}
