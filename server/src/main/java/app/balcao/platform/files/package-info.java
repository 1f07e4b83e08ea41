/** Content that people send: kept once by its SHA-256, named safely, and typed by what it really is. */
@NullMarked
package app.balcao.platform.files;

import org.jspecify.annotations.NullMarked;
