/** The first steps over HTTP. */
@NullMarked
package app.balcao.onboarding.web;

import org.jspecify.annotations.NullMarked;
