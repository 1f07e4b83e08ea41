package app.balcao.printing;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator writes of a template.
 *
 * @param body Mustache and HTML
 */
public record PrintTemplateForm(
        @Nullable String body,
        Looks.@Nullable Font font,
        @Schema(minimum = "8", maximum = "16") @Nullable Integer fontSize,
        Looks.@Nullable Spacing spacing) {}
