/** SQL of accounts. */
@NullMarked
package app.balcao.account.store;

import org.jspecify.annotations.NullMarked;
