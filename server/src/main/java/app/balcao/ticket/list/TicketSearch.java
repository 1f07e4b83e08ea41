package app.balcao.ticket.list;

import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.paging.Page;
import app.balcao.platform.paging.PageRequest;
import app.balcao.ticket.Situation;
import app.balcao.ticket.list.SearchTerms.Term;
import app.balcao.ticket.list.TicketFilter.Period;
import app.balcao.ticket.list.TicketFilter.State;
import app.balcao.ticket.store.ListReads;
import app.balcao.ticket.store.NameReads;
import app.balcao.ticket.store.NameReads.Kind;
import app.balcao.ticket.store.NameReads.Named;
import app.balcao.ticket.store.SearchReads;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Searches tickets by what somebody typed: its operators narrow, and its words are looked for (SCR-1 to SCR-8). */
@Component
class TicketSearch {

    /** Fewer letters begin too many names to be worth looking for. */
    private static final int SHORTEST_NAME = 3;

    private static final Set<String> ME = Set.of("eu", "mim", "me", "yo", "mi");
    private static final Set<String> NOBODY = Set.of("ninguem", "nobody", "none", "nadie");

    private final SearchReads searches;
    private final ListReads lists;
    private final NameReads names;
    private final SituationNames situations;

    TicketSearch(SearchReads searches, ListReads lists, NameReads names, SituationNames situations) {
        this.searches = searches;
        this.lists = lists;
        this.names = names;
        this.situations = situations;
    }

    /**
     * A page of what was found: where words are looked for, newest match first; else the last active one first.
     *
     * @param columns what the list shows
     * @throws Problem validation, for an operator or a value that says nothing
     */
    Page<TicketRow> search(
            ActingAgent acting,
            TicketFilter filter,
            String typed,
            Collection<ListColumn> columns,
            PageRequest request) {
        SearchTerms terms = SearchTerms.of(typed);
        Narrowing narrowing = narrowing(acting, filter, terms.terms());
        if (narrowing.isNothing()) {
            return new Page<>(List.of(), null);
        }
        if (terms.words().isEmpty()) {
            return terms.terms().isEmpty()
                    ? new Page<>(List.of(), null)
                    : lists.list(acting, narrowing.asList(), columns, request);
        }
        return searches.search(acting, narrowing.filter(), columns, narrowing.written(), terms.words(), request);
    }

    private Narrowing narrowing(ActingAgent acting, TicketFilter filter, List<Term> terms) {
        Narrowing narrowing = new Narrowing(filter);
        List<Named> named = names.find(terms, acting.may(Permission.CUSTOMER_PERSONAL_VIEW));
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            switch (term.operator()) {
                case FROM -> from(narrowing, term.value(), named.get(i));
                case TO -> to(narrowing, acting, term.value(), named.get(i));
                case STATUS -> status(narrowing, term.value(), named.get(i));
                case TAG -> narrowing.tagged(some(named.get(i).of(Kind.TAG), "ticket.search.no-tag", term.value()));
                case BEFORE -> narrowing.written(new Period(null, SearchDays.start(term.value(), acting.zone())));
                case AFTER -> narrowing.written(new Period(SearchDays.start(term.value(), acting.zone()), null));
            }
        }
        return narrowing;
    }

    // Whoever is not found has written nothing: that is no mistake, unlike a department that does not exist.
    private static void from(Narrowing narrowing, String name, Named named) {
        if (name.length() < SHORTEST_NAME) {
            throw SearchTerms.problem("ticket.search.short", SHORTEST_NAME);
        }
        narrowing.customers(named.of(Kind.CUSTOMER));
    }

    private static void to(Narrowing narrowing, ActingAgent acting, String name, Named named) {
        String folded = SearchTerms.fold(name);
        if (ME.contains(folded)) {
            narrowing.agents(Set.of(acting.id()));
        } else if (NOBODY.contains(folded)) {
            narrowing.unassigned();
        } else if (isBetter(named, Kind.DEPARTMENT, Kind.AGENT)) {
            narrowing.departments(named.of(Kind.DEPARTMENT));
        } else {
            narrowing.agents(some(named.of(Kind.AGENT), "ticket.search.nobody", name));
        }
    }

    private static boolean isBetter(Named named, Kind one, Kind other) {
        return named.exact().containsKey(one)
                || (named.begun().containsKey(one) && !named.exact().containsKey(other));
    }

    private void status(Narrowing narrowing, String name, Named named) {
        State state = SituationNames.state(name).orElse(null);
        if (state != null) {
            narrowing.state(state);
            return;
        }
        Set<Situation> called = situations.called(name);
        Set<Situation> begun = called.isEmpty() ? situations.beginningWith(name) : called;
        boolean isStatus = called.isEmpty() && (named.exact().containsKey(Kind.STATUS) || begun.isEmpty());
        if (isStatus) {
            narrowing.statuses(some(named.of(Kind.STATUS), "ticket.search.no-status", name));
        } else {
            narrowing.situations(begun);
        }
    }

    private static Set<UUID> some(Set<UUID> found, String otherwise, String name) {
        if (found.isEmpty()) {
            throw SearchTerms.problem(otherwise, name);
        }
        return found;
    }
}
