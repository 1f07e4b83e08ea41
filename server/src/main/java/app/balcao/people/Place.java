package app.balcao.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** That an agent works in a department, on what, and whether they manage it. */
public record Place(UUID departmentId, UUID agentId, boolean tickets, boolean chat, boolean manager) {

    /** What must be written and removed to get from some places to others. */
    public record Changes(List<Place> written, List<Place> removed) {

        public static Changes between(Collection<Place> before, Collection<Place> after) {
            Set<Place> stays = new HashSet<>(before);
            Set<Key> wanted = after.stream().map(Place::key).collect(Collectors.toSet());
            List<Place> written = new ArrayList<>(after);
            written.removeIf(stays::contains);
            List<Place> removed = new ArrayList<>(before);
            removed.removeIf(each -> wanted.contains(each.key()));
            return new Changes(written, removed);
        }

        boolean isEmpty() {
            return written.isEmpty() && removed.isEmpty();
        }

        /** The agents, or the departments, that any change concerns. */
        Set<UUID> touched(Function<Place, UUID> which) {
            Set<UUID> all = new HashSet<>();
            written.forEach(each -> all.add(which.apply(each)));
            removed.forEach(each -> all.add(which.apply(each)));
            return all;
        }
    }

    private Key key() {
        return new Key(departmentId, agentId);
    }

    private record Key(UUID departmentId, UUID agentId) {}
}
