package app.balcao.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Whatever is asked for, the same operation answers as with Spring's own mapping. */
class SegmentHandlerMappingTest {

    private static final List<String> PATTERNS = List.of(
            "/",
            "/api/v1/tickets",
            "/api/v1/tickets/{id}",
            "/api/v1/tickets/counts",
            "/api/v1/tickets/{id}/replies",
            "/api/v1/tickets/{id}/{part}",
            "/api/v1/*/search",
            "/api/v1/numbers/{number:[0-9]+}",
            "/files/**",
            "/pages/{*rest}",
            "/picture-{id}.png",
            "/a?c",
            "/white space");

    private final RequestMappingHandlerMapping theirs = filled(new RequestMappingHandlerMapping());
    private final RequestMappingHandlerMapping ours = filled(new SegmentHandlerMapping());

    /** What requests find. */
    static final class Operation {

        private final String pattern;

        Operation(String pattern) {
            this.pattern = pattern;
        }

        public void answer() {
            // Only looked for.
        }

        @Override
        public String toString() {
            return pattern;
        }
    }

    private static RequestMappingHandlerMapping filled(RequestMappingHandlerMapping mapping) {
        mapping.setApplicationContext(new StaticWebApplicationContext());
        mapping.afterPropertiesSet();
        var options = mapping.getBuilderConfiguration();
        for (String each : PATTERNS) {
            try {
                mapping.registerMapping(
                        RequestMappingInfo.paths(each)
                                .methods(RequestMethod.GET)
                                .options(options)
                                .build(),
                        new Operation(each),
                        Operation.class.getMethod("answer"));
            } catch (NoSuchMethodException impossible) {
                throw new AssertionError(impossible);
            }
        }
        return mapping;
    }

    private static @Nullable String found(RequestMappingHandlerMapping mapping, String method, String path) {
        var request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mapping.getHandler(request);
            return chain == null ? null : chain.getHandler().toString();
        } catch (Exception refused) {
            return refused.toString();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api/v1/tickets",
                "/api/v1/tickets/",
                "/api/v1//tickets",
                "/api/v1/tickets/7",
                "/api/v1/tickets/7/",
                "/api/v1/tickets/counts",
                "/api/v1/tickets/7/replies",
                "/api/v1/tickets/7/repl%69es",
                "/api/v1/tickets/7/notes",
                "/api/v1/tickets/7/notes/3",
                "/api/v1/tickets/a%2Fb",
                "/api/v1/tickets;x=1/7;y=2",
                "/api/v1/agents/search",
                "/api/v1/numbers/12",
                "/api/v1/numbers/zwölf",
                "/files",
                "/files/a/b/c",
                "/pages/x/y",
                "/picture-9.png",
                "/abc",
                "/white%20space",
                "/nothing",
                ""
            })
    void theSameOperationAnswers(String path) {
        assertThat(found(ours, "GET", path)).isEqualTo(found(theirs, "GET", path));
        assertThat(found(ours, "POST", path)).isEqualTo(found(theirs, "POST", path));
    }

    @Test
    void someAreFound() {
        assertThat(found(ours, "GET", "/api/v1/tickets/7/replies")).contains("answer");
        assertThat(found(ours, "GET", "/nothing")).isNull();
    }
}
