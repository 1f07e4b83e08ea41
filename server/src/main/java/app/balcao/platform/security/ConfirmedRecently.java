package app.balcao.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an operation that somebody at an unlocked screen must not be able to do: the session that calls it must have
 * proven, in the last minutes, that its agent is there. The sign-in counts as such a proof.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfirmedRecently {}
