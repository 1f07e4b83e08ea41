import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { openAccount } from "../support/account";
import { send } from "../support/company";
import { rule } from "../support/rule";

test("a ticket of two matters becomes two, and one again", async ({ page }) => {
  rule("SPL-1", "SPL-2", "SPL-3", "SPL-8");
  await openAccount(page);
  const me = await send<{ agent: { id: string } }>(page, "GET", "/session");
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Suporte",
    active: true,
    agents: [{ agentId: me.agent.id, tickets: true, chat: false, manager: true }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const customer = await send<{ id: string }>(page, "POST", "/customers", {
    name: "Marta Campos",
    emails: [],
  });
  const ticket = await send<{ id: string; number: number }>(page, "POST", "/tickets", {
    customerId: customer.id,
    departmentId: department.id,
    subject: "Mesa riscada",
    html: "<p>A mesa chegou riscada.</p>",
  });
  await send(page, "POST", `/tickets/${ticket.id}/bind`, {});
  await send(page, "POST", `/tickets/${ticket.id}/replies`, { html: "<p>Sobre a nota: de qual pedido?</p>" });

  await page.goto(`/tickets/${ticket.id}`);
  const message = page.getByRole("article").filter({ hasText: "de qual pedido" });
  await message.getByRole("button", { name: /Mais sobre a mensagem/ }).click();
  await page.getByRole("menuitem", { name: "Separar em novo chamado" }).click();
  const dialog = page.getByRole("dialog", { name: `Dividir o chamado #${ticket.number}` });
  await expect(dialog.getByRole("checkbox", { name: /de qual pedido/ })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: /chegou riscada/ })).toBeDisabled();
  await expect(dialog.getByText(`A mensagem sai do #${ticket.number}`)).toBeVisible();
  await dialog.getByRole("button", { name: "Dividir", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: /Assunto/ })).toBeFocused();
  await dialog.getByRole("textbox", { name: /Assunto/ }).fill("Segunda via da nota");
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole("button", { name: "Dividir", exact: true }).click();

  await expect(dialog).toBeHidden();
  await expect(page.getByText("Foi separado deste:")).toBeVisible();
  await expect(message).toBeHidden();
  await page.getByRole("link", { name: `#${ticket.number + 1} Segunda via da nota` }).click();
  await expect(page.getByRole("heading", { name: "Segunda via da nota" })).toBeVisible();
  await expect(message).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: `Desfazer a divisão com o chamado ${ticket.number}` }).click();
  const banner = page.locator("[data-banner=merged]");
  await expect(banner.getByText("A divisão foi desfeita")).toBeVisible();
  await expect(message).toBeHidden();
  await banner.getByRole("link", { name: `#${ticket.number} Mesa riscada` }).click();
  await expect(message).toBeVisible();
});
