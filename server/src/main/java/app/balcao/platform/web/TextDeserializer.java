package app.balcao.platform.web;

import app.balcao.platform.errors.ProblemAdvice;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Reads the texts of requests: refuses a number or a truth value in a text's place, and characters that cannot
 * be stored (the null character, halves of characters).
 */
@JacksonComponent
final class TextDeserializer extends StdScalarDeserializer<String> {

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (String) context.handleUnexpectedToken(String.class, parser);
        }
        String text = parser.getString();
        if (!StorableText.is(text)) {
            return (String) context.handleWeirdStringValue(String.class, ProblemAdvice.UNSTORABLE, "not storable");
        }
        return text;
    }
}
