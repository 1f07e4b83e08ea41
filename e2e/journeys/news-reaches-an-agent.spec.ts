import { expect, type Page, test } from "@playwright/test";
import { another, openAccount } from "../support/account";
import { addAgent, enter, send } from "../support/company";
import { rule } from "../support/rule";

/** What the browser was asked to show, tab by tab; headless browsers show nothing themselves. */
const shown = (tab: Page) =>
  tab.evaluate(() => (window as unknown as { shown: { title: string }[] }).shown.map((each) => each.title));

test("news reaches an agent at the bell and in one tab of the browser", async ({ page, browser }) => {
  rule("NTF-6", "NTF-7", "NTF-10", "NTF-11");
  const company = await openAccount(page);
  const email = `otavio@${company.account}.example`;
  await addAgent(page, "Otávio Reis", email);
  const { items } = await send<{ items: { id: string; name: string }[] }>(page, "GET", "/agents");
  const agent = items.find((each) => each.name === "Otávio Reis");
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Oficina",
    active: true,
    agents: [{ agentId: agent?.id, tickets: true, chat: false, manager: false }],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const customer = await send<{ id: string }>(page, "POST", "/customers", { name: "Marta", emails: [] });

  const first = await another(browser);
  await first.context().addInitScript(() => {
    class Shown {
      static permission = sessionStorage.getItem("granted") ? "granted" : "default";
      static async requestPermission() {
        sessionStorage.setItem("granted", "yes");
        Shown.permission = "granted";
        return "granted";
      }
      onclick: (() => void) | null = null;
      close() {}
      constructor(readonly title: string) {
        (window as unknown as { shown: Shown[] }).shown.push(this);
      }
    }
    Object.assign(window, { shown: [], Notification: Shown });
  });
  await enter(first, company, email);
  await first.goto("/");
  await first.getByRole("button", { name: /^Notificações/ }).click();
  await first.getByRole("button", { name: "Configurar notificações" }).click();
  await first.getByRole("switch", { name: /^Mostrar avisos/ }).click();
  await expect(first.getByText("Os avisos aparecem também fora desta página")).toBeVisible();
  await first.keyboard.press("Escape");
  const second = await first.context().newPage();
  await second.addInitScript(() => sessionStorage.setItem("granted", "yes"));
  await second.goto("/");
  await second.reload();
  await expect(second.getByRole("button", { name: /^Notificações/ })).toBeVisible();

  const ticket = await send<{ id: string; number: number }>(page, "POST", "/tickets", {
    customerId: customer.id,
    departmentId: department.id,
    subject: "Torneira pingando",
    html: "<p>Pinga.</p>",
  });
  await expect(first.getByRole("button", { name: /1 não lida/ })).toBeVisible();
  const both = async () => [...(await shown(first)), ...(await shown(second))];
  await expect.poll(both).toEqual(["Novo chamado no seu departamento"]);
  const tab = (await shown(first)).length === 1 ? first : second;
  await tab.evaluate(() => (window as unknown as { shown: { onclick: () => void }[] }).shown[0]?.onclick());
  await expect(tab.getByRole("heading", { level: 1 })).toContainText("Torneira pingando");
  await expect(first.getByRole("button", { name: /nenhuma não lida/ })).toBeVisible();

  await send(page, "POST", `/tickets/${ticket.id}/bind`, { agentId: agent?.id });
  // Once both tabs have heard of it, each has decided whether to show it.
  for (const each of [first, second]) {
    await expect(each.getByRole("button", { name: /1 não lida/ })).toBeVisible();
  }
  expect(await both()).toHaveLength(1);

  await tab.getByRole("button", { name: /^Notificações/ }).click();
  const told = tab.getByRole("list", { name: "Notificações" }).getByRole("listitem");
  await expect(told).toHaveCount(1);
  await expect(told).toContainText("Torneira pingando");
  await expect(told).toContainText("vinculou você a um chamado");
  await told.getByRole("button", { name: /^Marcar como lidas/ }).click();
  await expect(first.getByRole("button", { name: /nenhuma não lida/ })).toBeVisible();
});
