package app.balcao.ticket;

import static app.balcao.ticket.list.SearchOperator.AFTER;
import static app.balcao.ticket.list.SearchOperator.BEFORE;
import static app.balcao.ticket.list.SearchOperator.FROM;
import static app.balcao.ticket.list.SearchOperator.STATUS;
import static app.balcao.ticket.list.SearchOperator.TO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.balcao.platform.errors.Problem;
import app.balcao.ticket.list.SearchDays;
import app.balcao.ticket.list.SearchOperator;
import app.balcao.ticket.list.SearchTerms;
import app.balcao.ticket.list.SearchTerms.Term;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How what is typed into the search field is read. */
class SearchTermsTest {

    @Test
    void operatorsAreTakenOutOfTheWords() {
        SearchTerms terms = SearchTerms.of("boleto de:maria \"nota fiscal\" para:\"Suporte técnico\" atrasado");
        assertThat(terms.words()).isEqualTo("boleto \"nota fiscal\" atrasado");
        assertThat(terms.terms()).containsExactly(new Term(FROM, "maria"), new Term(TO, "Suporte técnico"));
        assertThat(SearchTerms.of("status:aberto").words()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DE:x, FROM",
        "from:x, FROM",
        "Para:x, TO",
        "to:x, TO",
        "status:x, STATUS",
        "situação:x, STATUS",
        "estado:x, STATUS",
        "antes:x, BEFORE",
        "before:x, BEFORE",
        "depois:x, AFTER",
        "después:x, AFTER",
        "after:x, AFTER",
        "de: x, FROM"
    })
    void eachIsUnderstoodInEveryLanguage(String typed, SearchOperator operator) {
        assertThat(SearchTerms.of(typed).terms()).containsExactly(new Term(operator, "x"));
        assertThat(operator).isIn(FROM, TO, STATUS, BEFORE, AFTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: boleto",
                "veja https://site.example/a",
                "às 12:30",
                "\"erro:404\"",
                "c:\\pasta",
                "a:*",
                "fim:",
                "'E0:1'",
                "ninguem@cliente.example"
            })
    void aColonAloneMakesNoOperator(String typed) {
        SearchTerms terms = SearchTerms.of(typed);
        assertThat(terms.terms()).isEmpty();
        assertThat(terms.words()).isEqualTo(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"erro:404", "cor:vip boleto", "de:", "boleto para: ", "de:\"\"", "-de:maria"})
    void whatSaysNothingIsComplainedOf(String typed) {
        assertThatThrownBy(() -> SearchTerms.of(typed)).isInstanceOf(Problem.class);
    }

    @Test
    void noMoreOperatorsThanAnybodyMeans() {
        assertThat(SearchTerms.of("de:maria ".repeat(10)).terms()).hasSize(10);
        assertThatThrownBy(() -> SearchTerms.of("de:maria ".repeat(11))).isInstanceOf(Problem.class);
    }

    @Test
    void daysBeginInTheZoneOfWhoTypesThem() {
        ZoneId zone = ZoneId.of("America/Sao_Paulo");
        var third = OffsetDateTime.parse("2026-02-03T00:00:00-03:00");
        assertThat(SearchDays.start("03/02/2026", zone)).isEqualTo(third);
        assertThat(SearchDays.start("3/2/2026", zone)).isEqualTo(third);
        assertThat(SearchDays.start("2026-02-03", zone)).isEqualTo(third);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/02/2026", "2026-13-01", "ontem", "03/02/26", "01/01/0001", "03-02-2026"})
    void whatIsNoDayIsComplainedOf(String typed) {
        assertThatThrownBy(() -> SearchDays.start(typed, ZoneId.of("UTC"))).isInstanceOf(Problem.class);
    }
}
