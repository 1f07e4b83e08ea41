/** SQL of the first steps. */
@NullMarked
package app.balcao.onboarding.store;

import org.jspecify.annotations.NullMarked;
