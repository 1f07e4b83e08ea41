/** Sign-on over HTTP: its settings, and the addresses that providers send people to. */
@NullMarked
package app.balcao.signon.web;

import org.jspecify.annotations.NullMarked;
