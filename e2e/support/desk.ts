import type { Page } from "@playwright/test";
import { send } from "./company";

/** A department that answers tickets, a customer who writes to it, and what they write. */
export interface Desk {
  departmentId: string;
  customerId: string;
  /** Opens a ticket of the customer's; an agent given is responsible for it. */
  open: (
    subject: string,
    more?: { agentId?: string; html?: string },
  ) => Promise<{ id: string; number: number }>;
}

/** Sets up a department with agents who take its tickets, and a customer; the owner is signed in on the page. */
export async function setUpDesk(page: Page, name: string, agentIds: string[] = []): Promise<Desk> {
  const { id: departmentId } = await send<{ id: string }>(page, "POST", "/departments", {
    name,
    active: true,
    agents: agentIds.map((agentId) => ({ agentId, tickets: true, chat: false, manager: false })),
    categoryIds: [],
    categoryRequired: false,
    defaultPriority: 2,
  });
  const { id: customerId } = await send<{ id: string }>(page, "POST", "/customers", {
    name: "Marta Campos",
    emails: [],
  });
  return {
    departmentId,
    customerId,
    open: (subject, more) =>
      send(page, "POST", "/tickets", {
        customerId,
        departmentId,
        subject,
        html: "<p>Chegou assim.</p>",
        ...more,
      }),
  };
}

/** The agent of a name. */
export async function agentNamed(page: Page, name: string): Promise<string> {
  const { items } = await send<{ items: { id: string; name: string }[] }>(page, "GET", "/agents");
  const found = items.find((each) => each.name === name);
  if (!found) {
    throw new Error(`no agent is called ${name}`);
  }
  return found.id;
}
