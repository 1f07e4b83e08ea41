package app.balcao.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which agents a list shows; null in any part leaves it open.
 *
 * @param search part of the name, or of the e-mail for readers who see it
 * @param departmentId has a place there
 */
public record AgentFilter(
        @Nullable String search,
        @Nullable Boolean active,
        @Nullable UUID departmentId) {}
