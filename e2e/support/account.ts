import { type Browser, expect, type Page } from "@playwright/test";
import { type Company, type Door, enter, linkFor, openCompany, send } from "./company";

const PASSWORD = "lareira-girassol-47-canoa";

/** Asks for an account of one's own on the page that is there for it, as people do. */
export async function askForAccount(page: Page): Promise<Company> {
  const account = `jornada-${crypto.randomUUID().slice(0, 8)}`;
  const owner = `rita@${account}.example`;
  const name = "Casa da Jornada";
  await page.goto("/create-account");
  await page.getByRole("textbox", { name: "Nome da empresa" }).fill(name);
  await page.getByRole("textbox", { name: "Conta", exact: true }).fill(account);
  await page.getByRole("textbox", { name: "Seu nome" }).fill("Rita Moura");
  await page.getByRole("textbox", { name: "Seu e-mail" }).fill(owner);
  await page.getByRole("button", { name: "Criar conta" }).click();
  await expect(page.getByRole("heading", { name: "Confira o seu e-mail" })).toBeVisible();
  return { account, name, owner, password: PASSWORD };
}

/** Opens an account that no other journey uses, and signs its owner in. */
export async function openAccount(page: Page): Promise<Company> {
  const company = await openCompany(page, "Casa da Jornada");
  await enter(page, company, company.owner);
  return company;
}

/** Chooses a password on the page that the mail leads to, goes on to the sign-in page, and gets in. */
export async function joinByMail(page: Page, door: Door, email: string): Promise<void> {
  await page.goto(`/link/${await linkFor(email)}`);
  await page.getByLabel("Senha nova", { exact: true }).fill(door.password);
  await page.getByRole("button", { name: "Salvar senha" }).click();
  await page.getByRole("link", { name: "Entrar", exact: true }).click();
  await enter(page, door, email);
}

/** Registers a colleague, who has not confirmed their address yet; the owner is signed in on the page. */
export async function register(
  page: Page,
  company: Company,
  name: string,
): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID().slice(0, 8)}@${company.account}.example`;
  const { id } = await send<{ id: string }>(page, "POST", "/agents", {
    name,
    email,
    active: true,
    isAdministrator: false,
    departments: [],
  });
  return { id, email };
}

/** A browser of somebody else's, beside the page's own. */
export async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext({ locale: "pt-BR", timezoneId: "America/Sao_Paulo" })).newPage();
}
