import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { openAccount } from "../support/account";
import { setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("a company makes the template its own, a ticket is printed by it, and the standard comes back", async ({
  page,
}) => {
  rule("PRN-2");
  rule("PRN-3");
  rule("PRN-4");
  await openAccount(page);
  const desk = await setUpDesk(page, "Suporte");
  const ticket = await desk.open("Cadeira sem parafuso");

  await page.goto("/settings/print-template");
  const preview = page.frameLocator("iframe");
  const body = page.getByRole("textbox", { name: "Modelo" });
  await expect(preview.getByText("Clara Nunes").first()).toBeVisible();
  await body.fill("<p>{{nada}}</p>");
  await expect(page.getByText("Linha 1: “nada” não é um campo que exista.")).toBeVisible();
  await body.fill("<h1>Ordem de serviço: {{subject}}</h1>");
  await page.getByRole("textbox", { name: "Chamado mostrado" }).fill(String(ticket.number));
  await expect(preview.getByText("Ordem de serviço: Cadeira sem parafuso")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Alterações salvas").first()).toBeVisible();

  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole("button", { name: "Mais" }).click();
  const opening = page.context().waitForEvent("page");
  await page.getByRole("menuitem", { name: "Imprimir" }).click();
  const printed = await opening;
  await expect(
    printed.getByRole("heading", { name: "Ordem de serviço: Cadeira sem parafuso" }),
  ).toBeVisible();
  await expect(printed.getByRole("button", { name: "Imprimir" })).toBeVisible();
  await expectAccessible(printed);

  await page.goto("/settings/print-template");
  await page.getByRole("button", { name: "Restaurar padrão" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Restaurar padrão" }).click();
  await expect(body).toHaveValue(/\{\{#replies\}\}/);
});
