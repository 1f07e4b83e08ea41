import { expect, test } from "@playwright/test";
import { openAccount } from "../support/account";
import { send } from "../support/company";
import { setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("tickets are tagged, linked and followed", async ({ page }) => {
  rule("TAG-1", "TAG-3", "TAG-5", "TAG-8", "REL-1", "REL-2", "REL-3", "FLW-1");
  await openAccount(page);
  const desk = await setUpDesk(page, "Suporte");
  const { open } = desk;
  const [first, second] = [await open("Cadeira sem parafuso"), await open("Mesa riscada")];

  await page.goto("/settings/tags");
  await page.getByRole("link", { name: "Criar etiqueta" }).click();
  await page.getByRole("textbox", { name: "Nome" }).fill("Garantia");
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByRole("link", { name: "Garantia" })).toBeVisible();

  await page.goto(`/tickets/${first.id}`);
  const aside = page.getByRole("complementary", { name: "Detalhes do chamado" });
  const field = aside.getByRole("textbox", { name: "Adicionar etiqueta" });
  await field.fill("gara");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(aside.getByRole("button", { name: "Tirar a etiqueta Garantia" })).toBeVisible();
  await field.fill("Peça");
  await page.getByRole("option", { name: "Criar a etiqueta “Peça”" }).click();
  await expect(aside.getByRole("button", { name: "Tirar a etiqueta Peça" })).toBeVisible();

  await page.getByRole("button", { name: "Mais" }).click();
  await page.getByRole("menuitem", { name: "Seguir" }).click();
  await expect(aside.getByRole("heading", { name: "Seguidores" })).toBeVisible();

  await page.getByRole("button", { name: "Mais" }).click();
  await page.getByRole("menuitem", { name: "Ligar a outro chamado" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Este chamado é" }).click();
  await page.getByRole("option", { name: "Bloqueia" }).click();
  await dialog.getByRole("combobox", { name: "Outro chamado" }).fill(String(second.number));
  await page.getByRole("option", { name: "Mesa riscada" }).click();
  await dialog.getByRole("button", { name: "Ligar" }).click();
  await expect(aside.getByRole("link", { name: "Mesa riscada" })).toBeVisible();
  await aside.getByRole("link", { name: "Mesa riscada" }).click();
  await expect(page.getByRole("heading", { name: "Mesa riscada" })).toBeVisible();
  await expect(aside.getByText("Bloqueado por", { exact: true })).toBeVisible();
  await aside.getByRole("button", { name: `Desfazer a ligação com o chamado #${first.number}` }).click();
  await aside.getByRole("button", { name: "Ligar de novo" }).click();
  await expect(aside.getByRole("link", { name: "Cadeira sem parafuso" })).toBeVisible();

  await page.goto("/settings/tags");
  await page.getByRole("link", { name: "Peça" }).click();
  await page.getByRole("button", { name: "Mesclar" }).click();
  await page.getByRole("combobox", { name: "Etiqueta que fica" }).click();
  await page.getByRole("option", { name: "Garantia" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Mesclar" }).click();
  await expect(page.getByRole("link", { name: "Peça" })).toBeHidden();
  const tags = await send<{ items: { id: string }[] }>(page, "GET", "/tags");
  await page.goto(`/tickets?tagId=${tags.items[0]?.id}`);
  await expect(page.getByText("Cadeira sem parafuso")).toBeVisible();
  await expect(page.getByText("Mesa riscada")).toBeHidden();
});
