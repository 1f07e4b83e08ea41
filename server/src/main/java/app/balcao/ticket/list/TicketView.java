package app.balcao.ticket.list;

import app.balcao.ticket.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tickets is narrowed by, under a name.
 *
 * @param department whose it is, in the scope of one
 * @param filters parameters of the list of tickets, by name
 * @param columns null for the account's
 * @param manageable whether the reader may change it
 */
public record TicketView(
        UUID id,
        Scope scope,
        @Nullable Named department,
        String name,
        Map<String, String> filters,
        @Nullable List<ListColumn> columns,
        boolean manageable,
        int version) {

    /** Who has it. */
    public enum Scope {
        OWN,
        DEPARTMENT,
        EVERYONE
    }

    /** What makes one. */
    public record Form(
            Scope scope,
            @Nullable UUID departmentId,
            String name,
            Map<String, String> filters,
            @Nullable List<ListColumn> columns) {}
}
