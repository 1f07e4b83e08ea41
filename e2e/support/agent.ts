import { expect, type Page } from "@playwright/test";

const DOMAIN = "auroramoveis.example";

/** The demonstration company: where customers write, and who works there. */
export const company = {
  account: "aurora",
  password: process.env.BALCAO_DEMO_PASSWORD ?? "",
  support: `suporte@${DOMAIN}`,
  agent: { name: "Diego Farias", email: `diego.farias@${DOMAIN}` },
  owner: { name: "Helena Prado", email: `helena.prado@${DOMAIN}` },
};

/** What somebody types to get in. */
export interface Access {
  account: string;
  email: string;
  password: string;
}

/** Signs in as somebody of the demonstration company, as people do. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await enter(page, { account: company.account, email, password: company.password });
}

/** Fills in the sign-in page, and waits for the home page. */
export async function enter(page: Page, { account, email, password }: Access): Promise<void> {
  await page.getByLabel("Conta", { exact: true }).fill(account);
  await page.getByLabel("E-mail", { exact: true }).fill(email);
  await page.getByLabel("Senha", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Entrar", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Início", level: 1 })).toBeVisible();
}

/** Does what no journey is about, quickly: asks the interface as the agent who is signed in on the page. */
export async function ask<T>(page: Page, method: string, path: string, data?: object): Promise<T> {
  const cookies = await page.context().cookies();
  const token = cookies.find((each) => each.name === "XSRF-TOKEN")?.value ?? "";
  const answer = await page.request.fetch(`/api/v1${path}`, {
    method,
    data,
    headers: { "X-XSRF-TOKEN": token, "Idempotency-Key": crypto.randomUUID() },
  });
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer.headers()["content-type"]?.includes("json") ? await answer.json() : (undefined as T);
}

/** How many tickets a tab of the home page says it has. */
export async function tabCount(page: Page, tab: string): Promise<number> {
  const badge = page.getByRole("tab", { name: tab }).locator("[data-count]");
  return Number(await badge.getAttribute("data-count"));
}

/** How much the bell says is unread. */
export async function unread(page: Page): Promise<number> {
  return Number(await page.locator("button[data-unread]").first().getAttribute("data-unread"));
}
