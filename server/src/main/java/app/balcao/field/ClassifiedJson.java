package app.balcao.field;

import app.balcao.people.PersonalDataMask;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes what a field holds, or the mask of personal data where its field's class says so (FLD-10, PRV-3). */
final class ClassifiedJson extends ValueSerializer<Object> {

    @Override
    public void serialize(Object value, JsonGenerator out, SerializationContext context) {
        boolean hidden = out.currentValue() instanceof FieldValue owner
                && owner.classification().protectedData()
                && !PersonalDataMask.shown();
        if (!hidden) {
            context.writeValue(out, value);
        } else if (value instanceof List<?> several) {
            context.writeValue(out, several.isEmpty() ? several : List.of(PersonalDataMask.MASK));
        } else {
            out.writeString(PersonalDataMask.MASK);
        }
    }
}
