/** Preferences of account notices over the wire. */
@NullMarked
package app.balcao.notice.web;

import org.jspecify.annotations.NullMarked;
