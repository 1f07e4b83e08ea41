import { expect, test } from "@playwright/test";
import { another, joinByMail, openAccount } from "../support/account";
import { linkFor, send } from "../support/company";
import { awaitMail, readInbox } from "../support/mail";
import { rule } from "../support/rule";

test("an administrator lets somebody in, who sees what their group allows, and more the moment it changes", async ({
  page,
  browser,
}) => {
  rule("AGT-2", "AGT-3", "AGT-14", "AGT-16", "PER-1", "PER-3", "PER-14", "PRV-2", "PRV-3");
  const company = await openAccount(page);
  const bruno = `bruno@${company.account}.example`;
  const customer = `beatriz@${company.account}.cliente.example`;
  const department = await send<{ id: string }>(page, "POST", "/departments", {
    name: "Suporte",
    active: true,
    agents: [],
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const { id: customerId } = await send<{ id: string }>(page, "POST", "/customers", {
    name: "Beatriz Cavalcanti",
    emails: [customer],
  });
  const subject = "Poltrona com o tecido rasgado";
  const ticket = await send<{ id: string; number: number }>(page, "POST", "/tickets", {
    customerId,
    departmentId: department.id,
    subject,
    html: "<p>O rasgo está no encosto.</p>",
  });

  await test.step("a group that sees its own tickets only, and no personal data", async () => {
    await page.goto("/settings/permission-groups");
    await page.getByRole("link", { name: "Criar grupo" }).click();
    await page.getByRole("textbox", { name: "Nome", exact: true }).fill("Plantão");
    await page.getByRole("radio", { name: "Apenas chamados vinculados", exact: true }).check();
    await page.getByRole("checkbox", { name: "Ver dados pessoais dos clientes" }).uncheck();
    await page.getByRole("button", { name: "Salvar" }).click();
    await expect(page.getByRole("link", { name: "Plantão" })).toBeVisible();
  });

  await test.step("an agent, with every switch of the form", async () => {
    await page.goto("/settings/agents");
    await page.getByRole("link", { name: "Criar atendente" }).click();
    await page.getByRole("textbox", { name: "Nome", exact: true }).fill("Bruno Lima");
    await page.getByRole("textbox", { name: "E-mail", exact: true }).fill(bruno);
    await expect(page.getByRole("checkbox", { name: "Enviar e-mail para validação" })).toBeChecked();
    await expect(
      page.getByRole("checkbox", { name: "Permitir ao atendente definir sua senha" }),
    ).toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Herdar permissões" })).not.toBeChecked();
    await expect(page.getByRole("checkbox", { name: "Conta ativa" })).toBeChecked();
    await page.getByRole("checkbox", { name: "Enviar e-mail com informações de login" }).check();
    await page.getByLabel("Apelido no chat").fill("Bru");
    await page.getByRole("radio", { name: "Offline" }).check();
    await page.getByRole("combobox", { name: "Idioma" }).click();
    await page.getByRole("option", { name: "Português" }).click();
    await page.getByRole("combobox", { name: "Grupo de permissão" }).click();
    await page.getByRole("option", { name: "Plantão" }).click();
    await page.getByRole("textbox", { name: "Assinatura no e-mail" }).click();
    await page.keyboard.type("Bruno, do plantão");
    await page.getByRole("tab", { name: "Departamentos" }).click();
    await page.getByRole("checkbox", { name: "Suporte: Chamados" }).check();
    await page.getByRole("checkbox", { name: "Suporte: Chat" }).check();
    await page.getByRole("button", { name: "Salvar" }).click();
    await expect(page.getByRole("link", { name: "Bruno Lima" })).toBeVisible();
    await expect(page.getByText("Aguardando validação").filter({ visible: true })).toBeVisible();
  });

  const his = await another(browser);
  await test.step("who gets in by the link of the mail, with a password of their own", async () => {
    const told = await awaitMail(bruno, (each) => !!each.subject?.startsWith("Como entrar"));
    expect(told.text).toContain(company.account);
    await joinByMail(his, company, bruno);
    for (const { text, html } of await readInbox(bruno)) {
      expect(`${text} ${html}`).not.toContain(company.password);
    }
    await expect(his.getByRole("button", { name: "Status no chat: Offline" })).toBeVisible();
  });

  await test.step("and sees nothing of a ticket that is not theirs", async () => {
    await expect(his.getByRole("link", { name: subject })).toHaveCount(0);
    expect((await his.request.get(`/api/v1/tickets/${ticket.id}`)).status()).toBe(404);
    await page.getByRole("link", { name: "Bruno Lima" }).click();
    await page.getByRole("button", { name: "Mais", exact: true }).click();
    await page.getByRole("menuitem", { name: "O que pode fazer, e por quê" }).click();
    await page.getByLabel("Bruno Lima vê o chamado de número…").fill(`${ticket.number}`);
    await page.getByRole("button", { name: "Verificar" }).click();
    await expect(page.getByText(`Não vê o chamado nº ${ticket.number}`)).toBeVisible();
  });

  await test.step("until the group sees all: it then stands on the open page", async () => {
    await page.getByRole("link", { name: "Ver Plantão" }).click();
    await page.getByRole("radio", { name: "Todos os departamentos" }).check();
    await page.getByRole("button", { name: "Salvar" }).click();
    await expect(his.getByRole("link", { name: subject })).toBeVisible();
  });

  await test.step("with the customer's name, and their address masked", async () => {
    await his.getByRole("link", { name: subject }).click();
    await expect(his.getByRole("heading", { name: subject, level: 1 })).toBeVisible();
    await expect(his.getByText("Beatriz Cavalcanti").first()).toBeVisible();
    await his.getByRole("button", { name: "Me vincular" }).first().click();
    await his.getByRole("button", { name: "Responder" }).first().click();
    await his.getByRole("textbox", { name: "Resposta" }).click();
    await his.keyboard.type("Mandamos buscar a poltrona amanhã.");
    await his.getByRole("button", { name: "Enviar resposta" }).click();
    const { text } = await awaitMail(customer, (each) => !!each.text?.includes("buscar a poltrona"));
    expect(text).toContain("Bruno, do plantão");
    await his.goto(`/customers/${customerId}`);
    await expect(his.getByRole("heading", { name: "Beatriz Cavalcanti", level: 1 })).toBeVisible();
    await expect(
      his
        .getByText(/^b.*•.*@/)
        .or(his.getByText(/\*{2,}.*@|•{2,}/))
        .first(),
    ).toBeVisible();
    expect(await his.locator("body").textContent()).not.toContain(customer);
  });

  await test.step("until the group may see that too", async () => {
    await page.getByRole("link", { name: "Plantão" }).click();
    await page.getByRole("checkbox", { name: "Ver dados pessoais dos clientes" }).check();
    await page.getByRole("button", { name: "Salvar" }).click();
    await expect(his.getByText(customer)).toBeVisible();
  });
});

test("an administrator invites several from a pasted list, and is told how each line went", async ({
  page,
}) => {
  rule("AGT-11");
  const company = await openAccount(page);
  const domain = `${company.account}.example`;
  await page.goto("/settings/agents");
  await page.getByRole("button", { name: "Convidar vários" }).click();
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Pessoas")
    .fill(
      [
        `Ana Souza <ana@${domain}>`,
        `Caio Reis; caio@${domain}`,
        `Ana de novo <ana@${domain}>`,
        "Sem endereço",
        `Rita Moura <${company.owner}>`,
      ].join("\n"),
    );
  await dialog.getByRole("button", { name: "Conferir" }).click();
  const line = (number: number) => dialog.getByRole("row", { name: new RegExp(`^${number} `) });
  await expect(line(1)).toContainText("Pronta");
  await expect(line(2)).toContainText("Pronta");
  await expect(line(3)).toContainText("Repetida");
  await expect(line(4)).toContainText("Inválida");
  await expect(line(5)).toContainText("Já é atendente");
  await dialog.getByRole("button", { name: "Convidar 2 pessoas" }).click();
  await expect(line(1)).toContainText("Convidada");
  await expect(line(4)).toContainText("Inválida");
  await dialog.getByRole("button", { name: "Fechar" }).last().click();
  await expect(page.getByRole("link", { name: "Caio Reis" })).toBeVisible();
  for (const name of ["ana", "caio"]) expect(await linkFor(`${name}@${domain}`)).not.toBe("");
});
