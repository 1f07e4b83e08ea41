package app.balcao.platform.web;

import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses texts in the address that no endpoint could compare with what is stored. */
@Configuration(proxyBeanMethods = false)
class QuestionCheck implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null) {
            request.getParameterMap().forEach((name, values) -> {
                for (String value : values) {
                    if (!StorableText.is(value)) {
                        throw Problem.validation(FieldProblem.of(name, "type", "problem.field.character"));
                    }
                }
            });
        }
        return true;
    }
}
