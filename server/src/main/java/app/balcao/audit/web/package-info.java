/** The interface of the audit. */
@NullMarked
package app.balcao.audit.web;

import org.jspecify.annotations.NullMarked;
