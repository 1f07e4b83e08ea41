import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { another, openAccount } from "../support/account";
import { send } from "../support/company";
import { rule } from "../support/rule";
import { openShop } from "../support/shop";

/** An account whose only department is there for chats at any hour. @returns the script of its widget */
async function openForChats(page: Page): Promise<string> {
  await openAccount(page);
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, starts: "00:00", ends: "24:00" }));
  await send(page, "POST", "/work-shifts", {
    name: "Sempre",
    standard: true,
    windows: everyDay,
    calendarIds: [],
  });
  const { agent } = await send<{ agent: { id: string } }>(page, "GET", "/session");
  await send(page, "POST", "/departments", {
    name: "Loja",
    active: true,
    agents: [{ agentId: agent.id, tickets: true, chat: true, manager: false }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  await send(page, "POST", "/canned-answers", {
    scope: "EVERYONE",
    name: "Prazo da troca",
    html: "<p>A troca leva três dias, {{customer.first_name}}.</p>",
    departmentIds: [],
  });
  const { script } = await send<{ script: string }>(page, "GET", "/chat-widget");
  return script;
}

test("a customer writes from a shop's page, and an agent answers", async ({ page, browser, baseURL }) => {
  rule("WCH-1", "WCH-21", "WCH-23", "CDP-3");
  const script = await openForChats(page);
  await page.goto("/conversations");
  const shop = await openShop(baseURL ?? "", script);
  const visit = await another(browser);

  await test.step("the chat stands on a page of another site, whatever its styles and policy", async () => {
    await visit.goto(shop.address);
    await visit.getByRole("button", { name: "Abrir o atendimento" }).click();
    await visit.getByLabel("Seu nome").fill("Clara Prado");
    await visit.getByLabel("Seu e-mail").fill("clara@exemplo.example");
    await visit.getByLabel("Sua mensagem").fill("Bom dia! A mesa chegou riscada.");
    await visit.getByRole("button", { name: "Iniciar atendimento" }).click();
    const written = visit.getByText("Bom dia! A mesa chegou riscada.");
    await expect(written).toBeVisible();
    await expect(written).not.toHaveCSS("font-size", "4px");
    await expect(written).not.toHaveCSS("color", "rgb(255, 0, 0)");
  });

  await test.step("it rings at the agent, who takes it and answers", async () => {
    const rings = page.getByRole("region", { name: "Novo atendimento para você" });
    await rings.getByRole("button", { name: "Atender" }).click();
    const message = page.getByRole("textbox", { name: "Mensagem para o cliente" });
    await message.fill("Bom dia, Clara! Pode mandar uma foto?");
    await message.press("Enter");
    await expect(visit.getByText("Pode mandar uma foto?")).toBeVisible();
    await expect(page.getByRole("log").getByText(/· Lida$/)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step("a canned answer is called by what it is called, and sent when the agent says so", async () => {
    rule("CHT-6");
    const message = page.getByRole("textbox", { name: "Mensagem para o cliente" });
    await message.pressSequentially("/prazo");
    await expect(page.getByRole("option", { name: /Prazo da troca/ })).toBeVisible();
    await message.press("Enter");
    await expect(message).toHaveValue("A troca leva três dias, Clara.");
    await expect(page.getByRole("log").getByText("/prazo")).toHaveCount(0);
    await message.press("Enter");
    await expect(visit.getByText("A troca leva três dias, Clara.")).toBeVisible();
  });

  await test.step("nothing is lost by a reload", async () => {
    const answer = visit.getByRole("textbox", { name: "Escreva uma mensagem" });
    await answer.fill("Claro, um momento.");
    await answer.press("Enter");
    await expect(page.getByRole("log").getByText("Claro, um momento.")).toBeVisible();
    await visit.reload();
    await expect(visit.getByText("Bom dia! A mesa chegou riscada.")).toHaveCount(1);
    await expect(visit.getByText("Claro, um momento.")).toHaveCount(1);
  });

  await test.step("both send files, and read those of the other", async () => {
    const picture = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    await visit.locator("input[type=file]").setInputFiles([
      { name: "riscado.png", mimeType: "image/png", buffer: picture },
      { name: "nota.txt", mimeType: "text/plain", buffer: Buffer.from("Nota 4711") },
    ]);
    const own = visit.getByRole("img", { name: "riscado.png" });
    await expect.poll(() => own.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const seen = page.getByRole("log").getByRole("img", { name: "riscado.png" });
    await expect.poll(() => seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const note = page.waitForEvent("download");
    await page
      .getByRole("log")
      .getByRole("link", { name: /nota\.txt/ })
      .click();
    expect((await note).suggestedFilename()).toBe("nota.txt");

    const dropped = await page.evaluateHandle(() => {
      const files = new DataTransfer();
      files.items.add(new File(["Coleta na segunda-feira"], "coleta.txt", { type: "text/plain" }));
      return files;
    });
    await page
      .getByRole("textbox", { name: "Mensagem para o cliente" })
      .dispatchEvent("drop", { dataTransfer: dropped });
    const download = visit.waitForEvent("download");
    await visit.getByRole("link", { name: /coleta\.txt/ }).click();
    expect((await download).suggestedFilename()).toBe("coleta.txt");
  });

  await test.step("the agent ends it, and both are told", async () => {
    await page.getByRole("button", { name: "Encerrar" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Encerrar" }).click();
    await expect(visit.getByText("O atendimento terminou.")).toBeVisible();
    await expect(page.getByText("O atendimento terminou", { exact: false }).first()).toBeVisible();
  });
  shop.close();
});

test("a customer writes from where no WebSocket gets through", async ({ page, browser, baseURL }) => {
  rule("WCH-21");
  const script = await openForChats(page);
  await page.goto("/conversations");
  const shop = await openShop(baseURL ?? "", script);
  const visit = await another(browser);
  await visit.routeWebSocket(/\/socket$/, (socket) => socket.close());
  await visit.goto(shop.address);
  await visit.getByRole("button", { name: "Abrir o atendimento" }).click();
  await visit.getByLabel("Seu nome").fill("Clara Prado");
  await visit.getByLabel("Seu e-mail").fill("clara@exemplo.example");
  await visit.getByLabel("Sua mensagem").fill("Alguém aí?");
  const answer = visit.getByRole("textbox", { name: "Escreva uma mensagem" });
  // Two attempts at a WebSocket come first.
  await expect(async () => {
    await visit.getByRole("button", { name: "Iniciar atendimento" }).click();
    await expect(answer).toBeVisible({ timeout: 3000 });
  }).toPass();
  await page
    .getByRole("region", { name: "Novo atendimento para você" })
    .getByRole("button", { name: "Atender" })
    .click();
  const message = page.getByRole("textbox", { name: "Mensagem para o cliente" });
  for (const each of ["Sim, Clara.", "Em que posso ajudar?"]) {
    await message.fill(each);
    await message.press("Enter");
    await expect(visit.getByText(each)).toBeVisible();
  }
  await answer.fill("A mesa chegou riscada.");
  await answer.press("Enter");
  await expect(page.getByRole("log").getByText("A mesa chegou riscada.")).toBeVisible();
  await visit.reload();
  await expect(visit.getByText("Em que posso ajudar?")).toHaveCount(1);
  await expect(visit.getByText("A mesa chegou riscada.")).toHaveCount(1);
  await page.getByRole("button", { name: "Encerrar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Encerrar" }).click();
  await expect(visit.getByText("O atendimento terminou.")).toBeVisible();
  shop.close();
});
