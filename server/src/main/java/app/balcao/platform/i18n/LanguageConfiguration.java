package app.balcao.platform.i18n;

import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

@Configuration(proxyBeanMethods = false)
class LanguageConfiguration {

    private static final String SOURCE_SUFFIX = "_pt_BR.properties";

    /** Every module's texts: a module adds a file, nothing registers it. */
    @Bean
    MessageSource messageSource() throws IOException {
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*" + SOURCE_SUFFIX);
        return new SourceLanguageFallback(Arrays.stream(files)
                .map(file -> String.valueOf(file.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.length() - SOURCE_SUFFIX.length()))
                .toArray(String[]::new));
    }
}
