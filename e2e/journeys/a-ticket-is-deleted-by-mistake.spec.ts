import { expect, test } from "@playwright/test";
import { openAccount } from "../support/account";
import { setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("a ticket is deleted by mistake, comes back, and is removed for good in the end", async ({ page }) => {
  rule("BIN-1");
  rule("BIN-2");
  await openAccount(page);
  const desk = await setUpDesk(page, "Suporte");
  const ticket = await desk.open("Cadeira sem parafuso");
  const discard = async () => {
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByRole("button", { name: "Mais" }).click();
    await page.getByRole("menuitem", { name: "Excluir" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Excluir" }).click();
    await expect(page.getByText(`O chamado #${ticket.number} foi para a lixeira.`)).toBeVisible();
  };

  await discard();
  await page.getByRole("button", { name: "Desfazer" }).click();
  await expect(page.getByRole("heading", { name: "Cadeira sem parafuso" })).toBeVisible();

  await discard();
  await expect(page.getByRole("link", { name: "Cadeira sem parafuso" })).toBeHidden();
  await page.getByRole("link", { name: "Lixeira" }).click();
  await expect(page.getByText("Cadeira sem parafuso")).toBeVisible();
  await page.getByRole("button", { name: `Restaurar o chamado #${ticket.number}` }).click();
  await expect(page.getByText("A lixeira está vazia")).toBeVisible();

  await discard();
  await page.goto("/tickets/trash");
  await page.getByRole("button", { name: `Remover de vez o chamado #${ticket.number}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remover de vez" }).click();
  await expect(page.getByText("A lixeira está vazia")).toBeVisible();
});
