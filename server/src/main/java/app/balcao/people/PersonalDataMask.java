package app.balcao.people;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** What stands for a customer's personal data where it is not to be seen (PRV-3): the same for all, so that it tells nothing. */
public final class PersonalDataMask {

    public static final String MASK = "•••••";

    // HTML and addresses of pages write an @, and what may stand before it, in ways of their own. A match begins where
    // a
    // word does and gives nothing back, so that a long text without any address is read once.
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}._%+'-])(?:[\\p{L}\\p{N}._+'-]|%(?!40)|&#43;|&#39;|&#34;)++(?:@|&#64;|&#[xX]40;|&commat;|%40)"
                    + "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?");

    private PersonalDataMask() {}

    /** The text with a mask for each e-mail address in it. */
    public static String inText(String text) {
        return ADDRESS.matcher(text).replaceAll(MASK);
    }

    /** Values whose texts may name an address, as the agent may read them. */
    public static Map<String, Object> inValues(ActingAgent reader, Map<String, Object> values) {
        return reader.may(Permission.CUSTOMER_PERSONAL_VIEW) ? values : inValues(values);
    }

    /** The same for everybody. */
    public static Map<String, Object> inValues(Map<String, Object> values) {
        Map<String, Object> masked = new LinkedHashMap<>(values);
        masked.replaceAll((name, value) -> value instanceof String text ? inText(text) : value);
        return masked;
    }

    /** Whether who asks may see personal data; false where nobody is known. */
    public static boolean shown() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OnBehalfOf reader
                && reader.agent().may(Permission.CUSTOMER_PERSONAL_VIEW);
    }

    static final class Whole extends ValueSerializer<Object> {

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            boolean shown = shown();
            if (value instanceof List<?> several) {
                out.writeStartArray();
                several.forEach(each -> out.writeString(shown ? String.valueOf(each) : MASK));
                out.writeEndArray();
            } else {
                out.writeString(shown ? value.toString() : MASK);
            }
        }
    }

    static final class InText extends ValueSerializer<String> {

        @Override
        public void serialize(String value, JsonGenerator out, SerializationContext context) {
            out.writeString(shown() ? value : inText(value));
        }
    }

    static final class InJson extends ValueSerializer<String> {

        @Override
        public void serialize(String value, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(shown() ? value : inText(value));
        }
    }
}
