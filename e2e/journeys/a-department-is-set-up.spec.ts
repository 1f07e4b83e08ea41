import { expect, test } from "@playwright/test";
import { openAccount } from "../support/account";
import { rule } from "../support/rule";

test("a department is set up in six tabs, and the one with what is wrong comes forward", async ({ page }) => {
  rule("DEP-4");
  await openAccount(page);
  await page.goto("/settings/departments");
  await page.getByRole("link", { name: "Criar departamento" }).click();
  await expect(page.getByRole("tab")).toHaveText([
    "Informações",
    "Imagens",
    "Configurações",
    "Categorias",
    "Atendentes",
    "Gerentes",
  ]);
  await page.getByRole("tab", { name: "Gerentes" }).click();
  await page
    .getByRole("checkbox", { name: /Gerente/ })
    .first()
    .check();
  await page.getByRole("button", { name: "Salvar" }).click();

  const name = page.getByLabel("Nome", { exact: false }).first();
  await expect(page.getByRole("tab", { name: "Informações" })).toHaveAttribute("aria-selected", "true");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill("Pós-venda");
  await page.getByRole("button", { name: "Salvar" }).click();

  await page.getByRole("link", { name: "Pós-venda" }).click();
  await page.getByRole("tab", { name: "Gerentes" }).click();
  await expect(page.getByRole("checkbox", { name: /Gerente/ }).first()).toBeChecked();
});
