package app.balcao.ticket.web;

import java.util.ArrayList;
import java.util.List;
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
        List<String> names = new ArrayList<>();
        request.getParameterNames().forEachRemaining(names::add);
        return ListParameters.of(names, name -> joined(request.getParameterValues(name)));
    }

    /** A parameter that is given several times means its values one after the other. */
    private static @Nullable String joined(String @Nullable [] values) {
        return values == null ? null : String.join(",", values);
    }
}
