package app.balcao.platform.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the console: its files, and its page for every address that is neither a file nor part of the
 * interface, so that a reload of {@code /tickets/…} works.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration implements WebMvcConfigurer {

    private static final String FOLDER = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // The names of these files change with their content.
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FOLDER + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(FOLDER)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new ConsolePageResolver());
    }

    private static final class ConsolePageResolver extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null || isNotAPage(path)) {
                return file;
            }
            Resource page = new ClassPathResource("/static/index.html");
            return page.exists() ? page : null;
        }

        private static boolean isNotAPage(String path) {
            return path.startsWith("api/")
                    || path.startsWith("actuator")
                    || path.startsWith("realtime")
                    || path.startsWith("widget/")
                    || path.substring(path.lastIndexOf('/') + 1).contains(".");
        }
    }
}
