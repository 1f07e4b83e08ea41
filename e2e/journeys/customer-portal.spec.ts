import { createHmac } from "node:crypto";
import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { enter, openCompany, send } from "../support/company";
import { rule } from "../support/rule";

const KEY = "chave-da-jornada-com-mais-de-32-bytes";
const SITE = "loja.boavista.example";

test("a customer comes from the company's site, sees their own tickets and leaves", async ({
  page,
  browser,
  baseURL,
}) => {
  rule("SEC-36", "POR-3");
  const company = await openCompany(page, "Sítio Boa Vista");
  await enter(page, company, company.owner);
  const site = {
    kind: "CUSTOMER_JWT",
    label: "Loja",
    issuer: SITE,
    url: `https://${SITE}/entrar`,
    secret: KEY,
  };
  await send(page, "POST", "/sign-on-providers", site);
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Pedidos",
    active: true,
    agents: [],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const open = async (name: string, email: string, subject: string) => {
    const customer = await send<{ id: string }>(page, "POST", "/customers", { name, emails: [email] });
    await send(page, "POST", "/tickets", {
      customerId: customer.id,
      departmentId: department.id,
      subject,
      html: "<p>Veio pelo telefone.</p>",
    });
  };
  await open("Nina Castro", "nina@cliente.example", "Queijo chegou quebrado");
  await open("Otto Lemos", "otto@cliente.example", "Nota fiscal errada");

  const browserOfNina = await browser.newContext({ baseURL, locale: "pt-BR", viewport: page.viewportSize() });
  const portal = await browserOfNina.newPage();
  const token = signed({
    iss: SITE,
    name: "Nina Castro",
    email: "nina@cliente.example",
    exp: Math.floor(Date.now() / 1000) + 120,
    jti: crypto.randomUUID(),
  });
  const door = `/sso/portal/${company.account}?token=${token}`;
  await portal.goto(door);
  await expect(portal).toHaveURL(`/portal/${company.account}`);
  await expect(portal.getByText("Queijo chegou quebrado")).toBeVisible();
  await expect(portal.getByText("Nota fiscal errada")).toHaveCount(0);
  await expectAccessible(portal);
  await expectNoSidewaysScroll(portal);

  await portal.getByRole("button", { name: "Sair" }).click();
  await expect(portal.getByRole("heading", { name: "Você saiu" })).toBeVisible();
  expect((await portal.request.get(`/api/v1/portal/${company.account}/session`)).status()).toBe(401);

  await portal.goto(door);
  await expect(portal.getByRole("alert")).toContainText("já foi usado");
  await expectAccessible(portal);
  await browserOfNina.close();
});

function signed(claims: Record<string, unknown>): string {
  const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const covered = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${covered}.${createHmac("sha256", KEY).update(covered).digest("base64url")}`;
}
