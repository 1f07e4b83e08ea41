import { expect, test } from "@playwright/test";
import { another, openAccount } from "../support/account";
import { addAgent, enter, send } from "../support/company";
import { agentNamed, setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("a manager decides about closing, and a ticket that nobody needs is cancelled", async ({
  page,
  browser,
}) => {
  rule("CLS-1", "CLS-6", "CLS-8");
  const company = await openAccount(page);
  const email = `otavio@${company.account}.example`;
  await addAgent(page, "Otávio Reis", email);
  const agent = await agentNamed(page, "Otávio Reis");
  const desk = await setUpDesk(page, "Assistência", [agent]);
  const ticket = await desk.open("Cadeira sem parafuso", { agentId: agent });
  await page.goto(`/settings/departments/${desk.departmentId}`);
  await page.getByRole("tab", { name: "Configurações" }).click();
  await page.getByLabel("Finalização passa pelo gerente").check();
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByRole("link", { name: "Assistência" })).toBeVisible();

  const other = await another(browser);
  await enter(other, company, email);
  await other.goto(`/tickets/${ticket.id}`);
  const ask = async (reason: string) => {
    await other.getByRole("button", { name: "Finalizar" }).click();
    await other.getByLabel("Motivo da finalização").fill(reason);
    await other.getByRole("button", { name: "Pedir finalização" }).click();
    await expect(other.getByText("Otávio Reis pediu para finalizar este chamado")).toBeVisible();
  };
  await ask("Parafuso enviado.");

  await page.goto("/");
  await page.locator("button[data-unread]").first().click();
  await page.getByText("Otávio Reis pediu para finalizar o chamado").click();
  await expect(page.getByText("Parafuso enviado.").first()).toBeVisible();
  await page.getByRole("button", { name: "Devolver" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("O que falta").fill("Falta confirmar com a cliente.");
  await dialog.getByRole("button", { name: "Devolver" }).click();

  await expect(other.getByText(/devolveu o chamado sem finalizar: Falta confirmar/).first()).toBeVisible();
  await ask("Cliente confirmou.");
  await expect(page.getByText("Cliente confirmou.").first()).toBeVisible();
  await page.locator("[data-closing-request]").getByRole("button", { name: "Finalizar" }).click();
  await expect(page.getByText("Finalizado").first()).toBeVisible();
  await expect(other.getByText("Finalizado").first()).toBeVisible();

  const double = await send<{ id: string }>(page, "POST", "/tickets", {
    customerId: desk.customerId,
    departmentId: desk.departmentId,
    subject: "Cadeira sem parafuso, de novo",
    html: "<p>Chegou assim.</p>",
  });
  await page.goto(`/tickets/${double.id}`);
  await page.getByRole("button", { name: "Mais" }).click();
  await page.getByRole("menuitem", { name: "Cancelar chamado" }).click();
  await page.getByLabel("Motivo do cancelamento").fill("Aberto duas vezes.");
  await page.getByRole("dialog").getByRole("button", { name: "Cancelar chamado" }).click();
  await expect(page.getByText(/Este chamado foi cancelado/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Reabrir" })).toBeHidden();
});
