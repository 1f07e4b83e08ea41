package app.balcao.access.web;

import app.balcao.access.ProgramSignedIn;
import app.balcao.access.SignedIn;
import app.balcao.people.ActingAgent;
import app.balcao.platform.i18n.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Hands controllers the {@link ActingAgent}, and answers in the reader's language. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(ActingAgent.class, SignedIn.class);
    }

    private final ConfirmationInterceptor confirmation;

    WebConfiguration(ConfirmationInterceptor confirmation) {
        this.confirmation = confirmation;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ProgramScopes());
        registry.addInterceptor(confirmation);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new SignedInResolver());
    }

    /** What the request asks for, else what the agent prefers, else Portuguese (LNG-6). */
    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                        .or(() -> Optional.ofNullable(acting()).map(ActingAgent::language))
                        .orElse(Language.PT_BR)
                        .locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("The language follows the request");
            }
        };
    }

    /** Who acts in this request, in a browser or by a program. */
    private static @Nullable ActingAgent acting() {
        return switch (SecurityContextHolder.getContext().getAuthentication()) {
            case SignedIn known -> known.agent();
            case ProgramSignedIn program -> program.agent();
            case null, default -> null;
        };
    }

    private static final class SignedInResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == ActingAgent.class || parameter.getParameterType() == SignedIn.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            if (parameter.getParameterType() == ActingAgent.class) {
                return acting();
            }
            return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn known ? known : null;
        }
    }
}
