package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.platform.security.ApiScope;
import app.balcao.platform.security.ApiScopes;
import app.balcao.platform.security.ConfirmedRecently;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The table of scopes names every operation of the interface, and nothing else. */
@BalcaoTest
class ApiScopesTest {

    @Autowired
    private TestAccounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Test
    @Rule("TOK-3")
    void everyOperationHasItsScope() {
        List<String> operations = ApiDocument.of(accounts.anonymous()).operations().stream()
                .map(ApiDocument.Operation::name)
                .toList();
        assertThat(new TreeSet<>(ApiScopes.table().keySet()))
                .as("Give each operation a row in api-scopes.txt: the scope it asks of a token, or - for browsers only")
                .containsExactlyElementsOf(new TreeSet<>(operations));
    }

    @Test
    void everyScopeIsAskedForSomewhere() {
        assertThat(ApiScopes.table().values().stream()
                        .flatMap(each -> each.stream())
                        .distinct()
                        .sorted()
                        .toList())
                .containsExactlyElementsOf(Arrays.asList(ApiScope.values()));
    }

    @Test
    @Rule("TOK-4")
    void whatAsksForAProofOfPresenceIsForBrowsersOnly() {
        List<String> reachable = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.hasMethodAnnotation(ConfirmedRecently.class)) {
                info.getPatternValues()
                        .forEach(path -> info.getMethodsCondition().getMethods().forEach(verb -> ApiScopes.of(
                                        verb.name(), path)
                                .ifPresent(scope -> reachable.add(verb + " " + path))));
            }
        });
        assertThat(reachable).isEmpty();
    }
}
