package app.balcao.platform.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document at {@code /api/v1/openapi.json}: what the code cannot say by itself. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String DESCRIPTION = """
            The interface of Balcão's help desk, which its own console uses too.

            Times are ISO 8601 in UTC, ids are UUIDs. Lists take `limit` (1 to 100) and `cursor`, and answer \
            `nextCursor`, null on the last page. What two people can edit has a `version`: read its `ETag`, send it as \
            `If-Match`. A POST with an `Idempotency-Key` may be repeated safely. Whatever goes wrong is answered by a \
            problem document (RFC 9457) in the reader's language, with a stable `type`.""";

    @Bean
    OpenAPI openApiDocument() {
        var document = new OpenAPI()
                .info(new Info()
                        .title("Balcão")
                        .version("1")
                        .description(DESCRIPTION)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(OpenApiProblems.components());
        document.getComponents()
                .addSecuritySchemes(
                        OpenApiSecurity.SESSION,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("BALCAO_SESSION")
                                .description("Set by POST /api/v1/session."))
                .addSecuritySchemes(
                        OpenApiSecurity.CUSTOMER_SESSION,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("BALCAO_PORTAL")
                                .description("Of a customer; set by what lets them in to an account's portal."))
                .addSecuritySchemes(
                        OpenApiSecurity.CSRF,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-XSRF-TOKEN")
                                .description("The value of the cookie XSRF-TOKEN, which GET /api/v1/session sets."))
                .addSecuritySchemes(
                        OpenApiSecurity.TOKEN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("balcao_…")
                                .description("An API token, made in the console. Beside each operation stands the scope"
                                        + " that it asks for; operations without one are for browsers only."));
        return document;
    }

    @Bean
    OperationCustomizer operationNames() {
        return (operation, method) -> {
            operation.setOperationId(name(method));
            boolean answersNothing = method.getReturnType().getGenericParameterType() instanceof ParameterizedType type
                    && type.getActualTypeArguments()[0] == Void.class;
            var success = operation.getResponses().remove("200");
            if (success != null) {
                operation.getResponses().addApiResponse(answersNothing ? "204" : "200", success);
            }
            return operation;
        };
    }

    /** Named after controller and method, so that a name outlives its neighbours: ticketBind. */
    private static String name(HandlerMethod method) {
        String controller = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        String verb = method.getMethod().getName();
        String action = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
        String resource = controller.substring(0, 1).toLowerCase(Locale.ROOT) + controller.substring(1);
        return resource.endsWith(action) ? resource : resource + action;
    }

    @Bean
    OpenApiCustomizer operationsInFull() {
        return document -> {
            var tags = new TreeSet<String>();
            document.getPaths().forEach((path, item) -> item.readOperationsMap().forEach((verb, operation) -> {
                boolean open = OpenApiSecurity.isOpen(path);
                OpenApiTags.apply(path, operation);
                tags.addAll(operation.getTags());
                OpenApiSecurity.apply(path, verb, open, operation);
                OpenApiHeaders.apply(verb, open, operation, item);
                OpenApiProblems.apply(path, verb, open, operation);
            }));
            OpenApiExamples.apply(document);
            document.setTags(tags.stream().map(name -> new Tag().name(name)).toList());
        };
    }

    @Bean
    NullnessInOpenApi nullnessInOpenApi() {
        return new NullnessInOpenApi();
    }
}
