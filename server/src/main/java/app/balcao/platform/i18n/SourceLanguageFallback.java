package app.balcao.platform.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Texts of which one that a language lacks is the Portuguese one, and is logged (LNG-8): better the wrong language
 * than no answer. Each is logged once, so that a busy page does not fill the log.
 */
class SourceLanguageFallback extends ResourceBundleMessageSource {

    private static final Logger log = LoggerFactory.getLogger(SourceLanguageFallback.class);

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    SourceLanguageFallback(String... files) {
        setBasenames(files);
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
        setDefaultLocale(Language.PT_BR.locale());
        setAlwaysUseMessageFormat(true);
    }

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        MessageFormat own = super.resolveCode(code, locale);
        Locale source = Language.PT_BR.locale();
        if (own != null || locale.equals(source)) {
            return own;
        }
        MessageFormat portuguese = super.resolveCode(code, source);
        if (portuguese != null && told.add(locale.toLanguageTag() + ' ' + code)) {
            log.warn("There is no text {} in {}: the Portuguese one stands in", code, locale.toLanguageTag());
        }
        return portuguese;
    }
}
