import { test } from "@playwright/test";

/** Says which rules of docs/product a journey proves; ./dev test fails for a rule that nothing proves. */
export function rule(...ids: string[]): void {
  for (const id of ids) test.info().annotations.push({ type: "rule", description: id });
}
