/** SQL of legal documents. */
@NullMarked
package app.balcao.legal.store;

import org.jspecify.annotations.NullMarked;
