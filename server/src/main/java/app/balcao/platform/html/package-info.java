/**
 * Text that people wrote, made safe and useful: formatted text without anything that acts, its plain form,
 * and the pictures in it.
 */
@NullMarked
package app.balcao.platform.html;

import org.jspecify.annotations.NullMarked;
