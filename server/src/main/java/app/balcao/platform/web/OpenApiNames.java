package app.balcao.platform.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names of schemas in the OpenAPI document: a nested record goes by its owner's name too, since two may share one. */
@Configuration(proxyBeanMethods = false)
class OpenApiNames {

    /** First in line to be registered, which puts it below the converters that add to what it resolves. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new WithOwner()).openapi31(true);
    }

    private static final class WithOwner extends TypeNameResolver {

        @Override
        protected String nameForClass(Class<?> type, Set<Options> options) {
            Class<?> owner = type.getEnclosingClass();
            String name = super.nameForClass(type, options);
            return owner == null || name.startsWith(owner.getSimpleName())
                    ? name
                    : nameForClass(owner, options).replaceFirst("Controller$", "") + name;
        }
    }
}
