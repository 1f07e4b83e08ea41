package app.balcao.channel.webchat.trigger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of looking through an account's triggers for one visitor, and why.
 *
 * @param free false for a visitor who is invited, waits or talks: nothing fires for them
 */
public record TriggerEvaluation(boolean free, List<Verdict> verdicts) {

    /**
     * How one trigger fared.
     *
     * @param fitsInSeconds how long the page must stay open for it to fit; null when that does not help, or it fits
     */
    public record Verdict(
            UUID triggerId,
            String name,
            boolean fits,
            @Nullable Long fitsInSeconds,
            List<Check> checks) {}

    /** @param condition for the kind {@code CONDITION} */
    public record Check(Kind kind, @Nullable TriggerCondition condition, boolean holds) {}

    /** What was looked at. */
    public enum Kind {
        ACTIVE,
        /** The visitor did what it waits for: came to a page, or clicked on the chat's button. */
        OCCASION,
        ONCE,
        WEEKDAY,
        HOURS,
        /** The visitor has stayed for as long as it waits. */
        WAIT,
        /** A redirection leads away from the page that is open. */
        ELSEWHERE,
        /** A redirection leads to where the visitor is, or to a site of the account. */
        SITE,
        CONDITION
    }

    /** The trigger that fires: the first that fits. */
    public Optional<UUID> fires() {
        return free ? verdicts.stream().filter(Verdict::fits).findFirst().map(Verdict::triggerId) : Optional.empty();
    }

    /** After how many seconds on the page it is worth looking again; absent when something fires now, or never. */
    public OptionalLong againInSeconds() {
        return free && fires().isEmpty()
                ? verdicts.stream()
                        .flatMap(each -> Optional.ofNullable(each.fitsInSeconds()).stream())
                        .mapToLong(Long::longValue)
                        .min()
                : OptionalLong.empty();
    }
}
