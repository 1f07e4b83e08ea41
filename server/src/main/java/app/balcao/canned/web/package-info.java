/** Canned answers over the wire. */
@NullMarked
package app.balcao.canned.web;

import org.jspecify.annotations.NullMarked;
