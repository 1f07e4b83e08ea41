/** The bell over HTTP. */
@NullMarked
package app.balcao.notify.web;

import org.jspecify.annotations.NullMarked;
