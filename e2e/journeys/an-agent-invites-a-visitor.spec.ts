import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { another, openAccount } from "../support/account";
import { send } from "../support/company";
import { rule } from "../support/rule";
import { openShop } from "../support/shop";

test("an agent sees who is on the shop's pages, and invites one of them", async ({
  page,
  browser,
  baseURL,
}) => {
  rule("GRD-1", "GRD-2", "GRD-4", "GRD-7", "WID-3");
  await openAccount(page);
  const { agent } = await send<{ agent: { id: string } }>(page, "GET", "/session");
  await send(page, "POST", "/departments", {
    name: "Loja",
    active: true,
    agents: [{ agentId: agent.id, tickets: true, chat: true, manager: false }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const { script } = await send<{ script: string }>(page, "GET", "/chat-widget");
  const shop = await openShop(baseURL ?? "", script);
  await page.goto("/visitors");
  await expect(page.getByText("Ninguém no site agora")).toBeVisible();
  await expectAccessible(page);
  const invited = await another(browser);
  await invited.goto(shop.address);
  const grid = page.getByRole("table", { name: "Visitantes" });
  // Beside the name in narrow windows, in a column of its own in wide ones.
  const state = (text: string) => grid.getByText(text).filter({ visible: true });

  await test.step("who comes shows up by themselves", async () => {
    await expect(grid.getByText("Anônimo")).toHaveCount(1);
    const other = await another(browser);
    await other.goto(shop.address);
    await expect(grid.getByText("Anônimo")).toHaveCount(2);
    await other.context().close();
    await expect(grid.getByText("Anônimo")).toHaveCount(1, { timeout: 45_000 });
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step("an invitation is seen, and accepted", async () => {
    await grid.getByRole("button", { name: "Ações para Anônimo" }).click();
    await page.getByRole("menuitem", { name: "Enviar convite" }).click();
    await page.getByLabel("Mensagem").fill("Posso ajudar com as mesas?");
    await page.getByRole("button", { name: "Convidar" }).click();
    await expect(invited.getByText("Posso ajudar com as mesas?")).toBeVisible();
    await expect(state("Convidado")).toBeVisible();
    await invited.getByRole("button", { name: "Conversar" }).click();
    await expect(state("Em atendimento")).toBeVisible();
  });

  await test.step("both are in a conversation without a queue", async () => {
    await grid.getByRole("button", { name: "Ações para Anônimo" }).click();
    await page.getByRole("menuitem", { name: "Abrir atendimento" }).click();
    const message = page.getByRole("textbox", { name: "Mensagem para o cliente" });
    await message.fill("Qual delas procura?");
    await message.press("Enter");
    await expect(invited.getByText("Qual delas procura?")).toBeVisible();
  });
});
