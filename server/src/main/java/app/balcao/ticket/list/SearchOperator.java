package app.balcao.ticket.list;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What narrows a search by a word before a colon. Each is understood in every language of the product, whatever that of
 * the reader, so that a search that was written down means the same for a colleague.
 */
public enum SearchOperator {
    /** The customer, by name or address, or their organization. */
    FROM("de", "from"),
    /** The department, or the responsible agent. */
    TO("para", "to"),
    /** The situation, or the status. */
    STATUS("status", "situacao", "situation", "situacion", "estado"),
    /** One of the ticket's tags. */
    TAG("etiqueta", "tag"),
    /** Before a day began. */
    BEFORE("antes", "before"),
    /** Since a day began. */
    AFTER("depois", "after", "despues");

    private final Set<String> spellings;

    SearchOperator(String... spellings) {
        this.spellings = Set.of(spellings);
    }

    /** The operator of a word, whatever its case and accents; absent when it is none. */
    static Optional<SearchOperator> of(String word) {
        String folded = SearchTerms.fold(word);
        return Arrays.stream(values())
                .filter(each -> each.spellings.contains(folded))
                .findFirst();
    }
}
