/** The interface of people. */
@NullMarked
package app.balcao.people.web;

import org.jspecify.annotations.NullMarked;
