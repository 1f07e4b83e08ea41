/** Files over HTTP. */
@NullMarked
package app.balcao.platform.files.web;

import org.jspecify.annotations.NullMarked;
