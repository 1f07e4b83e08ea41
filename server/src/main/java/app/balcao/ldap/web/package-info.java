/** The account's directory over HTTP. */
@NullMarked
package app.balcao.ldap.web;

import org.jspecify.annotations.NullMarked;
