/** What every endpoint shares: versions, idempotent creation, headers, the OpenAPI document. */
@NullMarked
package app.balcao.platform.web;

import org.jspecify.annotations.NullMarked;
