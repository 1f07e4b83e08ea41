package app.balcao.platform.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How many SQL statements an operation takes at most, those of the session and the asking agent's rights included, and
 * however much there is of what it is about. Tests hold it to that; work that goes on after the answer is not counted.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MostStatements {
    int value();
}
