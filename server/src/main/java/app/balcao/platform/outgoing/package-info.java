/** The port by which modules have e-mail sent; the channel for e-mail implements it. */
@NullMarked
package app.balcao.platform.outgoing;

import org.jspecify.annotations.NullMarked;
