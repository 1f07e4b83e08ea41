/** Canned answers (Respostas padrão): texts written once and used in many answers. Rules: docs/product/canned-answers.md. */
@ApplicationModule(
        displayName = "Canned answers",
        allowedDependencies = {"platform", "people"})
@NullMarked
package app.balcao.canned;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
