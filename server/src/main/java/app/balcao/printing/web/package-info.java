/** Printing over HTTP. */
@NullMarked
package app.balcao.printing.web;

import org.jspecify.annotations.NullMarked;
