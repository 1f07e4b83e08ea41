package app.balcao.platform.i18n;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of the product (LNG-1). Portuguese is the source, and what is used when nothing else is known. */
public enum Language {
    PT_BR("pt-BR", "balcao_pt"),
    EN("en", "balcao_en"),
    ES("es", "balcao_es");

    private final String tag;
    private final String searchConfiguration;
    private final Locale locale;

    Language(String tag, String searchConfiguration) {
        this.tag = tag;
        this.searchConfiguration = searchConfiguration;
        this.locale = Locale.forLanguageTag(tag);
    }

    /** BCP 47 tag, as the interface and the database write it. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return locale;
    }

    /** Name of the database's text search configuration for texts in this language. */
    public String searchConfiguration() {
        return searchConfiguration;
    }

    /** The language of a tag as stored; absent for null and for what is not offered. */
    public static Optional<Language> ofTag(@org.jspecify.annotations.Nullable String tag) {
        return Arrays.stream(values()).filter(each -> each.tag.equals(tag)).findFirst();
    }

    /** The best of the product's languages for an Accept-Language header; absent when none is wanted. */
    public static Optional<Language> accepted(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            for (Locale.LanguageRange range : Locale.LanguageRange.parse(header)) {
                for (Language each : values()) {
                    if (range.getRange().split("-", -1)[0].equals(each.locale.getLanguage())) {
                        return Optional.of(each);
                    }
                }
            }
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    public static List<Locale> locales() {
        return Arrays.stream(values()).map(Language::locale).toList();
    }
}
