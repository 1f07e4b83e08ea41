/** SQL of the account's directory. */
@NullMarked
package app.balcao.ldap.store;

import org.jspecify.annotations.NullMarked;
