package app.balcao.platform.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names of schemas in the OpenAPI document: a nested record goes by its owner's name too, since two may share one. */
@Configuration(proxyBeanMethods = false)
class OpenApiNames {

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new WithOwner());
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
