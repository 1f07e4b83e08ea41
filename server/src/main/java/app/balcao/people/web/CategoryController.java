package app.balcao.people.web;

import app.balcao.people.ActingAgent;
import app.balcao.people.Categories;
import app.balcao.people.Category;
import app.balcao.people.CategoryForm;
import app.balcao.platform.web.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Categories. */
@RestController
@RequestMapping("/api/v1/categories")
class CategoryController {

    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    record CategoryBody(
            @NotBlank @Size(max = 120) String name,
            @NotNull Boolean active,
            @NotNull @Size(max = 500) List<@NotNull UUID> departmentIds) {

        CategoryForm form() {
            return new CategoryForm(name, active, departmentIds);
        }
    }

    record CategoryList(List<Category> items) {}

    @GetMapping
    CategoryList list(ActingAgent acting) {
        return new CategoryList(categories.list(acting));
    }

    @GetMapping("/{id}")
    ResponseEntity<Category> find(ActingAgent acting, @PathVariable UUID id) {
        Category category = categories.find(acting, id);
        return Versions.ok(category, category.version());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Category> create(ActingAgent acting, @Valid @RequestBody CategoryBody body) {
        Category category = categories.create(acting, body.form());
        return ResponseEntity.created(URI.create("/api/v1/categories/" + category.id()))
                .eTag(Versions.etag(category.version()))
                .body(category);
    }

    @PutMapping("/{id}")
    ResponseEntity<Category> change(
            ActingAgent acting,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody CategoryBody body) {
        Category category = categories.change(acting, id, body.form(), Versions.required(ifMatch));
        return Versions.ok(category, category.version());
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(ActingAgent acting, @PathVariable UUID id) {
        categories.delete(acting, id);
        return ResponseEntity.noContent().build();
    }
}
