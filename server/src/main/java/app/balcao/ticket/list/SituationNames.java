package app.balcao.ticket.list;

import app.balcao.platform.i18n.Language;
import app.balcao.platform.i18n.Messages;
import app.balcao.ticket.Situation;
import app.balcao.ticket.list.TicketFilter.State;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/** Situations by the names people read, in every language of the product. */
@Component
class SituationNames {

    private static final Map<String, State> STATES = Map.ofEntries(
            Map.entry("aberto", State.OPEN),
            Map.entry("abertos", State.OPEN),
            Map.entry("open", State.OPEN),
            Map.entry("abierto", State.OPEN),
            Map.entry("abiertos", State.OPEN),
            Map.entry("fechado", State.CLOSED),
            Map.entry("fechados", State.CLOSED),
            Map.entry("closed", State.CLOSED),
            Map.entry("cerrado", State.CLOSED),
            Map.entry("cerrados", State.CLOSED));

    private final Messages messages;

    SituationNames(Messages messages) {
        this.messages = messages;
    }

    /** The state that a word means; absent when it is none. */
    static Optional<State> state(String word) {
        return Optional.ofNullable(STATES.get(SearchTerms.fold(word)));
    }

    /** Those of just this name, whatever its case and accents. */
    Set<Situation> called(String name) {
        return matching(SearchTerms.fold(name), String::equals);
    }

    /** Those of whose name a word begins like this. */
    Set<Situation> beginningWith(String beginning) {
        return matching(SearchTerms.fold(beginning), (name, word) -> (" " + name).contains(" " + word));
    }

    private Set<Situation> matching(String sought, BiPredicate<String, String> like) {
        Set<Situation> found = EnumSet.noneOf(Situation.class);
        for (Situation situation : Situation.values()) {
            for (Language language : Language.values()) {
                if (like.test(SearchTerms.fold(messages.text(language, key(situation))), sought)) {
                    found.add(situation);
                }
            }
        }
        return found;
    }

    private static String key(Situation situation) {
        return "ticket.situation." + situation.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
