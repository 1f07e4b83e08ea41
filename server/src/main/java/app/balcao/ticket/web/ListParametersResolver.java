package app.balcao.ticket.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Hands the list of tickets its parameters. Spring's own data binding reads the annotations of every component of the
 * record anew for each request, which takes longer than all the rest of a list.
 */
@Configuration(proxyBeanMethods = false)
class ListParametersResolver implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final String CUSTOM_FIELD = "customField.";
    private static final UUID NO_ID = new UUID(0, 0);

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListParameters.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return ListParameters.of(name -> joined(request.getParameterValues(name)), customFields(request));
    }

    // Parameters such as customField.<id>; one that names no id asks for a field that does not exist.
    private static Map<UUID, String> customFields(NativeWebRequest request) {
        Map<UUID, String> sought = new LinkedHashMap<>();
        request.getParameterNames().forEachRemaining(name -> {
            if (name.startsWith(CUSTOM_FIELD)) {
                sought.put(
                        id(name.substring(CUSTOM_FIELD.length())),
                        String.valueOf(joined(request.getParameterValues(name))));
            }
        });
        return sought;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return NO_ID;
        }
    }

    /** A parameter that is given several times means its values one after the other. */
    private static @Nullable String joined(String @Nullable [] values) {
        return values == null ? null : String.join(",", values);
    }
}
