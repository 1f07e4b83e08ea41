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

    /**
     * The language of a tag, as stored or as programs write it: {@code es}, {@code es-ES} and {@code es_ES} are one
     * (LNG-1). Absent for null and for what is not offered.
     */
    public static Optional<Language> ofTag(@org.jspecify.annotations.Nullable String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String language = primary(tag);
        return Arrays.stream(values())
                .filter(each -> each.locale.getLanguage().equals(language))
                .findFirst();
    }

    /** The best of the product's languages for an Accept-Language header; absent when none is wanted. */
    public static Optional<Language> accepted(@org.jspecify.annotations.Nullable String header) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        try {
            return Locale.LanguageRange.parse(header.replace('_', '-')).stream()
                    .flatMap(range -> ofTag(range.getRange()).stream())
                    .findFirst();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String primary(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    public static List<Locale> locales() {
        return Arrays.stream(values()).map(Language::locale).toList();
    }
}
