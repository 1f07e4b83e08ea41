/** Short texts that people type or mail carries, in the form in which they are compared and stored. */
@NullMarked
package app.balcao.platform.text;

import org.jspecify.annotations.NullMarked;
