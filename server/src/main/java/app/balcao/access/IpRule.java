package app.balcao.access;

import app.balcao.platform.security.IpAddress;
import app.balcao.platform.security.IpRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Addresses from which people may enter a panel (SEC-14).
 *
 * @param firstAddress the range's first, in its one form
 * @param lastAddress its last; the same for a single address
 * @param version counts the changes
 */
public record IpRule(UUID id, Panel panel, String firstAddress, String lastAddress, int version) {

    /** Where somebody enters: the agents' panel, or the customers'. */
    public enum Panel {
        AGENT,
        CUSTOMER
    }

    /**
     * A rule as typed.
     *
     * @param firstAddress the first address; or a whole network, such as {@code 10.0.0.0/8}
     * @param lastAddress the last address; absent for a single one, or with a network
     */
    public record Form(
            Panel panel, String firstAddress, @Nullable String lastAddress) {}

    /** The addresses it lets in. */
    IpRange range() {
        return new IpRange(
                IpAddress.of(firstAddress).orElseThrow(),
                IpAddress.of(lastAddress).orElseThrow());
    }
}
