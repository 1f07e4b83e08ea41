import { expect, test } from "@playwright/test";
import { openAccount } from "../support/account";
import { send } from "../support/company";
import { rule } from "../support/rule";

test("a ticket is found by what stands in it, who wrote it, and when", async ({ page }) => {
  rule("SRC-3", "SRC-4", "SRC-6", "SRC-8", "SRC-9", "SRC-11");
  await openAccount(page);
  const { items } = await send<{ items: { id: string }[] }>(page, "GET", "/agents");
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Oficina",
    active: true,
    agents: [{ agentId: items[0]?.id, tickets: true, chat: false, manager: false }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const open = async (name: string, subject: string, html: string) => {
    const customer = await send<{ id: string }>(page, "POST", "/customers", { name, emails: [] });
    await send(page, "POST", "/tickets", {
      customerId: customer.id,
      departmentId: department.id,
      subject,
      html,
    });
  };
  await open("Marta Campos", "Mesa riscada", "<p>A nota fiscal segue &lt;b&gt;anexa&lt;/b&gt;.</p>");
  await open("Nilo Prata", "Mesa trocada", "<p>Fiscal esteve aqui e levou a nota.</p>");

  await page.goto("/tickets");
  const field = page.getByRole("combobox", { name: /^Buscar/ });
  const rows = page.getByRole("table", { name: "Chamados" }).getByRole("row");
  await field.fill('"nota fiscal"');
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Mesa riscada");
  await expect(rows.nth(1).locator("mark").first()).toHaveText("nota");
  await expect(rows.nth(1)).toContainText("<b>anexa</b>");

  await field.fill("");
  await field.pressSequentially("mesa st");
  await expect(page.getByRole("option", { name: /^status:/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("mesa status:");
  await field.pressSequentially("nov");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await field.pressSequentially("de:nilo");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("Mesa trocada");

  await field.fill("cor:azul");
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByText(/^Não existe o operador cor:/).first()).toBeVisible();
  await page.getByRole("button", { name: "O que dá para digitar na busca" }).click();
  await expect(page.getByText("depois:01/01/2026")).toBeVisible();
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+K");
  await page.getByPlaceholder("Buscar chamados e clientes, ou fazer algo").fill("mesa de:marta");
  await page.getByRole("button", { name: /Mesa riscada/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Mesa riscada");
});
