package app.balcao.access;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.security.IpAddress;
import app.balcao.platform.security.IpRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads ranges of addresses as people type them, and tells them beside the field what is wrong (SEC-21). */
final class IpRanges {

    private IpRanges() {}

    /**
     * The range between two addresses; of one address, when the last is left out; or of a network.
     *
     * @throws Problem validation
     */
    static IpRange read(String first, @Nullable String last) {
        String end = last == null ? "" : last.strip();
        if (first.isBlank()) {
            throw wrong("firstAddress", "required", "problem.field.required");
        }
        if (first.contains("/")) {
            if (!end.isEmpty()) {
                throw wrong("lastAddress", "network", "access.ip-rule.network-and-last");
            }
            return IpRange.ofNetwork(first).orElseThrow(() -> unreadable("firstAddress"));
        }
        IpAddress from = IpAddress.of(first).orElseThrow(() -> unreadable("firstAddress"));
        if (end.isEmpty()) {
            return new IpRange(from, from);
        }
        Optional<IpAddress> to = IpAddress.of(end);
        if (to.isEmpty()) {
            throw unreadable("lastAddress");
        }
        if (from.family() != to.get().family()) {
            throw wrong("lastAddress", "family", "access.ip-rule.family");
        }
        if (from.compareTo(to.get()) > 0) {
            throw wrong("lastAddress", "order", "access.ip-rule.order");
        }
        return new IpRange(from, to.get());
    }

    private static Problem unreadable(String field) {
        return wrong(field, "address", "access.ip-rule.address");
    }

    private static Problem wrong(String field, String code, String messageKey) {
        return Problem.validation(FieldProblem.of(field, code, messageKey));
    }
}
