/** Sign-in, sessions and recovery over HTTP. */
@NullMarked
package app.balcao.access.web;

import org.jspecify.annotations.NullMarked;
