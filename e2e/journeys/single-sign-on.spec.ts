import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { addAgent, enter, leave, openCompany } from "../support/company";
import { type OpenIdProvider, signInAtProvider, startOpenIdProvider } from "../support/openid";
import { rule } from "../support/rule";

let provider: OpenIdProvider | undefined;

test.afterEach(() => provider?.stop());

test("agents sign in at the company's OpenID provider, and strangers do not", async ({
  page,
  browser,
  baseURL,
}) => {
  rule("SSO-2", "SSO-3", "SSO-5", "SSO-6", "SEC-6");
  const company = await openCompany(page, "Sítio Boa Vista");
  const agent = `tiago@${company.account}.example`;
  provider = await startOpenIdProvider(`${baseURL}/sso/oidc/callback`, {
    tiago: agent,
    visita: "visita@outra-empresa.example",
  });
  const { issuer, client } = provider;
  await enter(page, company, company.owner);
  await addAgent(page, "Tiago Brandão", agent);

  await test.step("the administrator makes the provider known and tries it", async () => {
    await page.goto("/settings/sign-on");
    await page.getByRole("button", { name: "Criar configuração" }).click();
    await page.getByRole("menuitem", { name: "OpenID Connect" }).click();
    await page.getByRole("textbox", { name: "Nome" }).fill("Diretório Boa Vista");
    await page.getByLabel("Emissor (issuer)").fill(issuer);
    await page.getByLabel("ID do cliente (client ID)").fill(client.id);
    await page.getByLabel("Segredo do cliente (client secret)").fill(client.secret);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: "Salvar" }).click();
    await expect(page.getByLabel("Endereço de retorno (redirect URI)", { exact: true })).toHaveValue(
      `${baseURL}/sso/oidc/callback`,
    );
    await page.getByRole("button", { name: "Testar" }).click();
    await expect(page.getByText("O provedor respondeu e publicou as suas chaves.")).toBeVisible();
  });

  const toProvider = async () => {
    await page.getByLabel("Conta", { exact: true }).fill(company.account);
    await page.getByRole("link", { name: "Entrar com Diretório Boa Vista" }).click();
  };

  await test.step("the agent signs in on the provider's pages", async () => {
    await leave(page);
    await toProvider();
    await signInAtProvider(page, issuer, "tiago");
    await expect(page.getByRole("heading", { name: "Início", level: 1 })).toBeVisible();
    await expect(page.getByRole("button", { name: "Meus dados: Tiago Brandão" })).toBeVisible();
  });

  await test.step("and again, now that both know each other", async () => {
    await leave(page);
    await toProvider();
    await expect(page.getByRole("heading", { name: "Início", level: 1 })).toBeVisible();
  });

  await test.step("who is no agent is told so", async () => {
    const other = await browser.newContext({ baseURL, locale: "pt-BR" });
    const stranger = await other.newPage();
    await stranger.goto(`/sign-in?account=${company.account}`);
    await stranger.getByRole("link", { name: "Entrar com Diretório Boa Vista" }).click();
    await signInAtProvider(stranger, issuer, "visita");
    await expect(stranger.getByRole("alert")).toContainText(
      "nenhum atendente ativo desta conta tem este e-mail",
    );
    expect((await stranger.request.get("/api/v1/session")).status()).toBe(401);
    await other.close();
  });
});
