import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { another, openAccount } from "../support/account";
import { rule } from "../support/rule";

test("a company writes its terms, and anybody reads what is in force", async ({ page, browser }) => {
  rule("TRM-1", "TRM-4", "TRM-7", "TRM-9");
  const { account } = await openAccount(page);
  const visitor = await another(browser);
  const terms = page.getByRole("form", { name: "Termos de uso" });
  const write = async (text: string) => {
    await terms.getByRole("button", { name: /(Criar|Editar) termos de uso/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Termos de uso" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await dialog.getByRole("button", { name: "Guardar rascunho" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(terms.getByText("Rascunho ainda não publicado")).toBeVisible();
  };

  await visitor.goto(`/termos/${account}`);
  await expect(visitor.getByText("Não encontrado")).toBeVisible();

  await page.goto("/settings/legal");
  await write("Trocas em até sete dias.");
  await terms.getByRole("button", { name: "Salvar modificações" }).click();
  await expect(terms.getByRole("link", { name: /Versão 1, em vigor desde/ })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByRole("heading", { name: "Termos de uso", level: 1 })).toBeVisible();
  await expect(visitor.getByText("Trocas em até sete dias.")).toBeVisible();
  await expectAccessible(visitor);
  await expectNoSidewaysScroll(visitor);

  await write("Trocas em até trinta dias.");
  await visitor.reload();
  await expect(visitor.getByText("Trocas em até sete dias.")).toBeVisible();
  await terms.getByRole("button", { name: "Salvar modificações" }).click();
  await expect(terms.getByRole("link", { name: /Versão 2, em vigor desde/ })).toBeVisible();
  await visitor.reload();
  await expect(visitor.getByText("Trocas em até trinta dias.")).toBeVisible();

  await terms.getByRole("button", { name: "Versões" }).click();
  await expect(page.getByRole("dialog").getByText("Versão 1")).toBeVisible();
});
