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

test("a customer opens a ticket with the fields they are asked, and answers on its page", async ({
  page,
  browser,
  baseURL,
}) => {
  rule("POR-12", "POR-13", "POR-14", "FLD-9");
  const company = await openCompany(page, "Marcenaria Ipê");
  await enter(page, company, company.owner);
  await send(page, "POST", "/sign-on-providers", {
    kind: "CUSTOMER_JWT",
    label: "Loja",
    issuer: SITE,
    url: `https://${SITE}/entrar`,
    secret: KEY,
  });
  await send(page, "POST", "/departments", {
    name: "Assistência",
    active: true,
    agents: [],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  await send(page, "POST", "/custom-fields", {
    target: "TICKET_OPENING",
    type: "CPF",
    name: "CPF de quem comprou",
    active: true,
    requiredForAgents: false,
    shownToCustomers: true,
    editableByCustomers: true,
    requiredForCustomers: true,
    classification: "PERSONAL",
  });
  await send(page, "POST", "/customers", { name: "Nina Castro", emails: ["nina@cliente.example"] });

  const browserOfNina = await browser.newContext({ baseURL, locale: "pt-BR", viewport: page.viewportSize() });
  const portal = await browserOfNina.newPage();
  const token = signed({
    iss: SITE,
    name: "Nina Castro",
    email: "nina@cliente.example",
    exp: Math.floor(Date.now() / 1000) + 120,
    jti: crypto.randomUUID(),
  });
  await portal.goto(`/sso/portal/${company.account}?token=${token}`);
  await portal.getByRole("link", { name: "Abrir chamado" }).click();
  await portal.getByRole("combobox", { name: "Departamento" }).click();
  await portal.getByRole("option", { name: "Assistência" }).click();
  await portal.getByRole("textbox", { name: "Assunto" }).fill("Mesa bamba");
  await portal.getByRole("textbox", { name: "Mensagem" }).fill("Um pé está solto.\n\nComprei em outubro.");
  await portal.getByRole("button", { name: "Abrir chamado" }).click();
  const cpf = portal.getByRole("textbox", { name: "CPF de quem comprou" });
  await expect(cpf).toBeFocused();
  await expectAccessible(portal);
  await cpf.fill("52998224725");
  await portal.locator('input[type="file"]').setInputFiles({
    name: "nota fiscal.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Pedido 123"),
  });
  await portal.getByRole("button", { name: "Abrir chamado" }).click();

  await expect(portal.getByRole("heading", { name: "Mesa bamba" })).toBeVisible();
  await expect(portal).toHaveURL(new RegExp(`/portal/${company.account}/tickets/\\d+$`));
  await expect(portal.getByText("Aguardando atendimento")).toBeVisible();
  await expect(portal.getByText("529.982.247-25")).toBeVisible();
  await expect(portal.getByRole("link", { name: /nota fiscal\.txt/ })).toBeVisible();
  await expectAccessible(portal);
  await expectNoSidewaysScroll(portal);

  await page.goto("/tickets");
  await page.getByRole("link", { name: "Mesa bamba" }).first().click();
  await expect(page.getByText("529.982.247-25")).toBeVisible();
  const id = new URL(page.url()).pathname.split("/").pop() as string;
  await send(page, "POST", `/tickets/${id}/bind`, {});
  await send(page, "POST", `/tickets/${id}/comments`, { html: "<p>Cliente antiga.</p>" });
  await send(page, "POST", `/tickets/${id}/replies`, { html: "<p>Mande uma foto do pé.</p>" });

  await portal.reload();
  await expect(portal.getByText("Aguardando você")).toBeVisible();
  await expect(portal.getByRole("article", { name: "Mensagem de Marcenaria Ipê" })).toContainText(
    "Mande uma foto",
  );
  await expect(portal.getByText("Cliente antiga.")).toHaveCount(0);
  await portal.getByRole("textbox", { name: "Sua resposta" }).fill("Já vai.");
  await portal.getByRole("button", { name: "Enviar resposta" }).click();
  await expect(portal.getByRole("article", { name: "Mensagem de Você" }).last()).toContainText("Já vai.");
  await expect(page.getByText("Já vai.")).toBeVisible();

  await send(page, "POST", `/tickets/${id}/close`, { reason: "Pé trocado." });
  await portal.reload();
  await expect(portal.getByText("Pé trocado.")).toBeVisible();
  await portal.getByRole("textbox", { name: "Sua resposta" }).fill("Soltou de novo.");
  await portal.getByRole("button", { name: "Enviar e reabrir" }).click();
  await expect(portal.getByRole("article", { name: "Mensagem de Você" }).last()).toContainText(
    "Soltou de novo.",
  );
  await portal.getByRole("button", { name: "Cancelar o chamado" }).click();
  await portal.getByRole("button", { name: "Cancelar chamado" }).click();
  await expect(portal.getByText("Este chamado está encerrado")).toBeVisible();
  await browserOfNina.close();
});

function signed(claims: Record<string, unknown>): string {
  const encoded = (part: unknown) => Buffer.from(JSON.stringify(part)).toString("base64url");
  const covered = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded(claims)}`;
  return `${covered}.${createHmac("sha256", KEY).update(covered).digest("base64url")}`;
}
