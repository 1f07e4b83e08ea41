/** SQL of the audit. */
@NullMarked
package app.balcao.audit.store;

import org.jspecify.annotations.NullMarked;
