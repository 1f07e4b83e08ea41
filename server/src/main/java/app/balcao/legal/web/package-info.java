/** Legal documents over the wire. */
@NullMarked
package app.balcao.legal.web;

import org.jspecify.annotations.NullMarked;
