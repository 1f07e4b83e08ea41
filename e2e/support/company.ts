import { expect, type Page } from "@playwright/test";
import { awaitMail } from "./mail";

const PASSWORD = "viola caipira sem corda 42";

/** What everybody of a company types to get in, besides their e-mail. */
export interface Door {
  account: string;
  password: string;
}

export interface Company extends Door {
  name: string;
  owner: string;
}

/** Opens an account that no other journey uses, whose owner chose a password by the link of their e-mail. */
export async function openCompany(page: Page, name: string): Promise<Company> {
  const account = `j-${Date.now().toString(36)}`;
  const owner = `dona@${account}.example`;
  await send(page, "POST", "/accounts", {
    companyName: name,
    loginName: account,
    ownerName: "Rosa Nogueira",
    ownerEmail: owner,
    language: "pt-BR",
    timeZone: "America/Sao_Paulo",
  });
  await choose(page, owner);
  return { account, name, owner, password: PASSWORD };
}

/** Adds an agent, who has confirmed their e-mail by its link. The owner must be signed in. */
export async function addAgent(page: Page, name: string, email: string): Promise<void> {
  await send(page, "POST", "/agents", { name, email, isAdministrator: false, active: true, departments: [] });
  await choose(page, email);
}

/** Signs in by password, as people do. */
export async function enter(page: Page, door: Door, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Conta", { exact: true }).fill(door.account);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Senha", { exact: true }).fill(door.password);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Início", level: 1 })).toBeVisible();
}

/** Signs out, and stands on the sign-in page. */
export async function leave(page: Page): Promise<void> {
  await send(page, "DELETE", "/session");
  await page.goto("/sign-in");
}

/** Asks the interface for something as the browser of the page, and answers what it says. */
export async function send<T>(
  page: Page,
  method: string,
  path: string,
  data?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  await page.request.get("/api/v1/session");
  const cookies = await page.context().cookies();
  const token = cookies.find((each) => each.name === "XSRF-TOKEN")?.value ?? "";
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    data,
    headers: { "X-XSRF-TOKEN": token, "Idempotency-Key": crypto.randomUUID(), ...headers },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function choose(page: Page, email: string): Promise<void> {
  await send(page, "POST", `/access-links/${await linkFor(email)}/use`, { password: PASSWORD });
}

/** The newest link's token that somebody got to choose a password or confirm their address. */
export async function linkFor(email: string): Promise<string> {
  const link = /\/link\/([\w.-]+)/;
  const mail = await awaitMail(email, (each) => link.test(each.text ?? ""));
  return link.exec(mail.text ?? "")?.[1] ?? "";
}
