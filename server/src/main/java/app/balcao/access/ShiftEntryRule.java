package app.balcao.access;

import app.balcao.people.ActingAgent;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Lets agents in during their shift alone (SEC-23). */
@Component
@Order(200)
class ShiftEntryRule implements EntryRule {

    private static final String REASON = "SHIFT_CLOSED";

    private final ShiftLimits limits;

    ShiftEntryRule(ShiftLimits limits) {
        this.limits = limits;
    }

    @Override
    public Optional<Refusal> check(ActingAgent agent, EntryContext context) {
        if (!limits.closed(agent)) {
            return Optional.empty();
        }
        return Optional.of(limits.opensAt(agent)
                .map(at -> Refusal.told(REASON, "access.shift.closed-until", text(agent, at))
                        .endingAt(at))
                .orElseGet(() -> Refusal.told(REASON, "access.shift.closed")));
    }

    @Override
    public boolean holdsForPrograms() {
        return false;
    }

    private static String text(ActingAgent agent, Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(agent.language().locale())
                .withZone(agent.zone())
                .format(at);
    }
}
