package app.balcao;

import app.balcao.platform.database.MostStatements;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What endpoints say of how many statements they take at most. */
@TestComponent
public class StatementBounds {

    private static final String ROOT = "/api/v1";

    private final RequestMappingHandlerMapping mapping;

    StatementBounds(RequestMappingHandlerMapping requestMappingHandlerMapping) {
        this.mapping = requestMappingHandlerMapping;
    }

    /** By operation, such as {@code GET /tickets/{id}}, of those in a package and below; null where one says nothing. */
    public Map<String, @Nullable Integer> below(String packageName) {
        Map<String, @Nullable Integer> bounds = new TreeMap<>();
        mapping.getHandlerMethods().forEach((where, endpoint) -> {
            if ((endpoint.getBeanType().getPackageName() + ".").startsWith(packageName + ".")) {
                where.getMethodsCondition().getMethods().forEach(method -> where.getPatternValues()
                        .forEach(path -> bounds.put(method + " " + path.substring(ROOT.length()), bound(endpoint))));
            }
        });
        return bounds;
    }

    private static @Nullable Integer bound(HandlerMethod endpoint) {
        MostStatements most = endpoint.getMethodAnnotation(MostStatements.class);
        return most == null ? null : most.value();
    }
}
