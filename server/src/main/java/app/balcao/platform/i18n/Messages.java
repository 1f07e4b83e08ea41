package app.balcao.platform.i18n;

import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The texts the server writes to people, from {@code messages/<module>_<language>.properties}. */
@Component
public class Messages {

    private final MessageSource source;

    Messages(MessageSource source) {
        this.source = source;
    }

    /** The text in a given language, with its arguments filled in. Fails for a key that does not exist. */
    public String text(Language language, String key, Object... arguments) {
        return source.getMessage(key, arguments, language.locale());
    }

    /** The text in the language of the running request. */
    public String text(String key, List<Object> arguments) {
        return source.getMessage(key, arguments.toArray(), LocaleContextHolder.getLocale());
    }
}
