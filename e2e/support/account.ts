import { type Browser, expect, type Page } from "@playwright/test";
import { type Access, ask, enter } from "./agent";
import { awaitMail } from "./mail";

const PASSWORD = "lareira-girassol-47-canoa";

/** Asks for an account of one's own, for what would disturb the others; answers what its owner gets in with. */
export async function askForAccount(page: Page): Promise<Access> {
  const account = `jornada-${crypto.randomUUID().slice(0, 8)}`;
  const email = `rita@${account}.example`;
  await page.goto("/create-account");
  await page.getByLabel("Nome da empresa").fill("Casa da Jornada");
  await page.getByLabel("Conta", { exact: true }).fill(account);
  await page.getByLabel("Seu nome").fill("Rita Moura");
  await page.getByLabel("Seu e-mail").fill(email);
  await page.getByRole("button", { name: "Criar conta" }).click();
  await expect(page.getByRole("heading", { name: "Confira o seu e-mail" })).toBeVisible();
  return { account, email, password: PASSWORD };
}

/** Opens an account by the mail's link, and signs its owner in. */
export async function openAccount(page: Page): Promise<Access> {
  const owner = await askForAccount(page);
  await page.goto(await linkTo(owner.email));
  await choosePassword(page, owner);
  return owner;
}

/** The address of the newest link that somebody got to choose a password or confirm their address. */
export async function linkTo(email: string): Promise<string> {
  const { text } = await awaitMail(email, (each) => LINK.test(each.text ?? ""));
  return text?.match(LINK)?.[0] ?? "";
}

const LINK = /\/link\/[\w-]+/;

/** On the page of the link: chooses the password, goes on to the sign-in page, which knows the rest, and gets in. */
export async function choosePassword(page: Page, access: Access): Promise<void> {
  await page.getByLabel("Senha nova", { exact: true }).fill(access.password);
  await page.getByRole("button", { name: "Salvar senha" }).click();
  await page.getByRole("link", { name: "Entrar", exact: true }).click();
  await enter(page, access);
}

/** Registers a colleague of the owner who is signed in on the page. */
export async function register(page: Page, owner: Access, fields: object): Promise<Access & { id: string }> {
  const email = `${crypto.randomUUID().slice(0, 8)}@${owner.account}.example`;
  const { id } = await ask<{ id: string }>(page, "POST", "/agents", { email, departments: [], ...fields });
  return { id, account: owner.account, email, password: PASSWORD };
}

/** A browser of somebody else's, beside the page's own. */
export async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" })).newPage();
}
