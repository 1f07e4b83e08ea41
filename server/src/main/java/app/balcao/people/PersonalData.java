package app.balcao.people;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * Marks what a record of the interface tells of a customer's personal data (PRV-1). It is written as it is for an agent
 * who may see it, and as a mask for everybody else, also where nobody is known: so wherever the record is answered
 * with, there is nothing to remember. PersonalDataMarksTest keeps every field named like such data to one of these marks.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = PersonalDataMask.Whole.class)
public @interface PersonalData {

    /** Marks a text that may name a customer's address among other things: of it, addresses are masked. */
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonSerialize(using = PersonalDataMask.InText.class)
    @interface Within {}

    /** The same for a text that is JSON itself. */
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @JacksonAnnotationsInside
    @JsonSerialize(using = PersonalDataMask.InJson.class)
    @interface WithinJson {}
}
