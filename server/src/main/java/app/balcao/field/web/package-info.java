/** The interface of field. */
@NullMarked
package app.balcao.field.web;

import org.jspecify.annotations.NullMarked;
