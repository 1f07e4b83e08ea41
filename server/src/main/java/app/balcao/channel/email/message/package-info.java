/**
 * What a mail says, apart from where it comes from or goes to: reading any source however broken, composing,
 * telling automatic mail and bounces, finding the ticket it is about, splitting off quoted history. Needs neither
 * Spring nor a database. Rules: docs/product/email.md.
 */
@NullMarked
package app.balcao.channel.email.message;

import org.jspecify.annotations.NullMarked;
