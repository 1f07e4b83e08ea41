/** The agenda over HTTP. */
@NullMarked
package app.balcao.agenda.web;

import org.jspecify.annotations.NullMarked;
