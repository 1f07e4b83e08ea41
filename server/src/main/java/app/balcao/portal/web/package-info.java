/** The portal over HTTP. */
@NullMarked
package app.balcao.portal.web;

import org.jspecify.annotations.NullMarked;
