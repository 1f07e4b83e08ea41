import { defineConfig } from "@playwright/test";

// ./dev test starts a program for each project, runs both at once and says where each is. By hand: ./dev run in one
// terminal, and in another
// BALCAO_E2E_URL=http://localhost:8080 BALCAO_CHROMIUM=$(command -v chromium) npx playwright test
const url = process.env.BALCAO_E2E_URL ?? "http://localhost:8080";

export default defineConfig({
  testDir: "journeys",
  outputDir: "test-results",
  // Two browsers and two programs share the processor.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  // Journeys share their program, and watch what others would disturb.
  workers: 1,
  forbidOnly: !!process.env.CI,
  reporter: [["list"]],
  use: {
    baseURL: url,
    locale: "pt-BR",
    timezoneId: "America/Sao_Paulo",
    // Sooner than the journey itself gives up, so that what is missing is named.
    actionTimeout: 40_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.BALCAO_CHROMIUM,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    },
  },
  projects: [
    { name: "wide", use: { viewport: { width: 1366, height: 820 } } },
    {
      name: "phone",
      // What these walk through is the same in a narrow window, and the journey of the pages looks at each one there.
      testIgnore: /\/(a-program|an-|somebody-|terms-)[^/]*$/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
  ],
});
