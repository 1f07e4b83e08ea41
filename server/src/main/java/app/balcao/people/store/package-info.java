/** SQL of people. */
@NullMarked
package app.balcao.people.store;

import org.jspecify.annotations.NullMarked;
