import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { company, signIn, tabCount, unread } from "../support/agent";
import { awaitMail, sendMail } from "../support/mail";
import { rule } from "../support/rule";

const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFklEQVR42mNk+M9Qz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC",
  "base64",
);

test("a customer's e-mail becomes a ticket, an agent answers it, the customer gets the answer", async ({
  page,
}) => {
  rule("OPN-13", "OPN-24", "LNK-3", "TAB-1", "TAB-6");
  const mark = `${Date.now()}`;
  const customer = `jornada-${mark}@cliente.example`;
  const subject = `Mesa com defeito ${mark}`;

  await signIn(page, company.agent.email);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expect(page.getByText("Em aberto por situação")).toBeVisible();
  const waiting = await tabCount(page, "Novos chamados");
  const bell = await unread(page);

  const first = await sendMail({
    from: `"Marta Jornada" <${customer}>`,
    to: company.support,
    subject,
    text: "Boa tarde. A mesa chegou com um pé quebrado. Podem trocar?",
  });

  await test.step("it stands on the home page without a reload", async () => {
    await expect(page.getByRole("link", { name: subject })).toBeVisible();
    await expect.poll(() => tabCount(page, "Novos chamados")).toBeGreaterThan(waiting);
    await expect.poll(() => unread(page)).toBeGreaterThan(bell);
  });

  await page.getByRole("link", { name: subject }).click();
  await expect(page.getByRole("heading", { name: subject, level: 1 })).toBeVisible();
  await expect(page.getByText("A mesa chegou com um pé quebrado")).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await test.step("the agent takes it and answers with a file and a picture", async () => {
    await page.getByRole("button", { name: "Me vincular" }).first().click();
    await page.getByRole("button", { name: "Responder" }).first().click();
    const editor = page.getByRole("textbox", { name: "Resposta" });
    await editor.click();
    await page.keyboard.press("Control+b");
    await page.keyboard.type("Claro, Marta.");
    await page.keyboard.press("Control+b");
    await page.keyboard.type(" Trocamos ainda esta semana.");
    const choosePicture = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Inserir imagem" }).click();
    await (await choosePicture).setFiles({ name: "pe-da-mesa.png", mimeType: "image/png", buffer: PICTURE });
    await expect(editor.locator("img")).toBeVisible();
    const chooseFile = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Anexar arquivos" }).click();
    await (await chooseFile).setFiles({
      name: "orientações.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Deixe a mesa desmontada para a coleta."),
    });
    await expect(page.getByText("orientações.txt")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Enviar resposta" }).click();
    await expect(page.locator("article").getByText("Trocamos ainda esta semana")).toBeVisible();
    await expect(page.locator('[data-delivery="SENT"]').first()).toBeVisible({ timeout: 20_000 });
  });

  const answer = await awaitMail(customer, (each) => !!each.text?.includes("Trocamos ainda esta semana"));
  await test.step("the customer's mailbox holds the answer, threaded, whole", () => {
    expect(answer.inReplyTo).toBe(first);
    expect(answer.references).toContain(first);
    expect(answer.subject).toContain(subject);
    expect(answer.subject).toMatch(/#\d+/);
    expect(answer.html).toContain("<strong>Claro, Marta.</strong>");
    expect(answer.html).toContain("cid:");
    expect(answer.text).toContain("Claro, Marta.");
    expect(answer.text).toContain("Diego Farias");
    expect(answer.attachments.map((each) => each.filename)).toContain("orientações.txt");
  });

  await test.step("the customer's answer moves the ticket to Respondidos, without the quoted history", async () => {
    await sendMail({
      from: `"Marta Jornada" <${customer}>`,
      to: company.support,
      subject: `Re: ${answer.subject}`,
      inReplyTo: answer.messageId,
      references: [first, answer.messageId ?? ""],
      text: "Perfeito, combinado.\n\nEm 21/11/2026 10:00, Aurora Móveis escreveu:\n> Claro, Marta. Trocamos ainda esta semana.\n",
    });
    await expect(page.getByText("Perfeito, combinado.")).toBeVisible();
    await expect(page.locator("[data-situation='3']").first()).toBeVisible();
    await expect(page.getByText("> Claro, Marta")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Mostrar o histórico citado" }).last()).toBeVisible();
    await expect(page.getByRole("link", { name: "Ver a mensagem original completa" }).last()).toBeVisible();
  });

  await test.step("a comment stays inside", async () => {
    await page.getByRole("button", { name: "Comentar", exact: true }).first().click();
    await page.getByRole("textbox", { name: "Comentário interno" }).click();
    await page.keyboard.type("Coleta marcada com a transportadora.");
    await page
      .locator("[data-composer='comment']")
      .getByRole("button", { name: "Comentar", exact: true })
      .click();
    await expect(page.locator("article").getByText("Coleta marcada com a transportadora.")).toBeVisible();
  });

  await test.step("closing tells the customer", async () => {
    await page.getByRole("button", { name: "Finalizar" }).first().click();
    await page.getByLabel("Motivo da finalização").fill("Troca agendada.");
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Finalizar" }).click();
    await expect(page.locator("[data-situation='5']").first()).toBeVisible();
    const told = await awaitMail(customer, (each) => !!each.text?.includes("Troca agendada."));
    expect(told.text).not.toContain("Coleta marcada");
  });
});
