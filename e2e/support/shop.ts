import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A company's own site with the chat on it: another origin, a strict policy, and styles that mean no good to anybody else's. */
export interface Shop {
  address: string;
  close: () => void;
}

/** Serves a shop's page that carries the script of a chat. */
export async function openShop(program: string, script: string): Promise<Shop> {
  const policy = [
    "default-src 'none'",
    `script-src ${program}`,
    "style-src 'self'",
    `img-src ${program}`,
    `connect-src ${program} ${program.replace("http", "ws")}`,
  ].join("; ");
  const server = createServer((request, response) => {
    if (request.url === "/styles.css") {
      response.writeHead(200, { "Content-Type": "text/css" });
      response.end(
        "* { font-size: 4px !important; color: red !important } button, div, form { display: none !important }",
      );
      return;
    }
    // Without an encoding, as some pages are.
    response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy });
    response.end(
      `<!doctype html><html lang="pt-BR"><head><title>Loja</title><link rel="stylesheet" href="/styles.css"></head><body><h1>Loja</h1>${script}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
