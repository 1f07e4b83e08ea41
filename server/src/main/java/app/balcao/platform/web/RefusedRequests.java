package app.balcao.platform.web;

import app.balcao.platform.errors.Problem;
import app.balcao.platform.errors.ProblemAdvice;
import app.balcao.platform.i18n.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.Host;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problem documents also what is refused before any endpoint is asked: addresses that no client means. */
@Configuration(proxyBeanMethods = false)
class RefusedRequests {

    private static final Logger log = LoggerFactory.getLogger(RefusedRequests.class);

    /** What the firewall of Spring Security refuses. */
    @Bean
    RequestRejectedHandler rejectedRequests(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        return (request, response, refusal) -> {
            log.info("Refused by the firewall, from {}: {}", request.getRemoteAddr(), refusal.getMessage());
            problems.resolveException(request, response, null, refused(HttpStatus.BAD_REQUEST));
        };
    }

    /** What Tomcat refuses, which has a page of its own for it. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsOfTomcat(
            ProblemAdvice problems, JsonMapper json) {
        return factory -> factory.addContextCustomizers(context -> {
            Host host = (Host) context.getParent();
            ErrorReportValve valve = new ProblemValve(problems, json);
            // The host adds one of this name unless there is one, and the last that was added reports.
            ((StandardHost) host).setErrorReportValveClass(valve.getClass().getName());
            host.getPipeline().addValve(valve);
        });
    }

    private static Problem refused(HttpStatus status) {
        return Problem.of(
                status,
                status.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                "problem.unsuitable",
                status.value());
    }

    private static final class ProblemValve extends ErrorReportValve {

        private final ProblemAdvice problems;
        private final JsonMapper json;

        ProblemValve(ProblemAdvice problems, JsonMapper json) {
            this.problems = problems;
            this.json = json;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            LocaleContextHolder.setLocale(Language.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                    .orElse(Language.PT_BR)
                    .locale());
            try {
                ProblemDetail document = problems.handle(refused(status)).getBody();
                byte[] body = json.writeValueAsBytes(document);
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setContentLength(body.length);
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } finally {
                LocaleContextHolder.resetLocaleContext();
            }
        }
    }
}
