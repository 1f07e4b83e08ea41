import { expect, test } from "@playwright/test";
import { openAccount, register } from "../support/account";
import { send } from "../support/company";
import { rule } from "../support/rule";

test("an agent leaves, and their open tickets go where the administrator says", async ({ page }) => {
  rule("AGT-18");
  const company = await openAccount(page);
  const agent = await register(page, company, "Otávio Reis");
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Suporte",
    active: true,
    agents: [{ agentId: agent.id, tickets: true, chat: false, manager: false }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const customer = await send<{ id: string }>(page, "POST", "/customers", {
    name: "Marta Campos",
    emails: [],
  });
  for (const subject of ["Cadeira sem parafuso", "Estante torta"]) {
    await send(page, "POST", "/tickets", {
      customerId: customer.id,
      departmentId: department.id,
      agentId: agent.id,
      subject,
      html: "<p>Chegou assim.</p>",
    });
  }

  await page.goto(`/settings/agents/${agent.id}`);
  await page.getByRole("checkbox", { name: "Conta ativa" }).uncheck();
  await page.getByLabel("Apelido no chat").fill("Tavinho");
  await page.getByRole("button", { name: "Salvar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "2 chamados abertos em Suporte" }).click();
  await page.getByRole("option", { name: "Devolver à fila" }).click();
  await dialog.getByRole("button", { name: "Desativar" }).click();

  await expect(page.getByText("2 chamados foram passados adiante")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "Conta ativa" })).not.toBeChecked();
  await expect(page.getByLabel("Apelido no chat")).toHaveValue("Tavinho");
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Cadeira sem parafuso" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Estante torta" })).toBeVisible();
});
