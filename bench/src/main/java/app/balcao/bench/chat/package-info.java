/** How the live chat fares: idle visitors, messages both ways beside a bare echo, and decisions about who gets whom. */
@NullMarked
package app.balcao.bench.chat;

import org.jspecify.annotations.NullMarked;
