// An OpenID provider with its own pages, as a process: oidc-provider, in memory, on a free port of this machine.
// Takes the client and the accounts as JSON, and says on its first line where it is.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const { client, accounts } = JSON.parse(process.argv[2]);

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.redirectUri],
        grant_types: ["authorization_code"],
        response_types: ["code"],
      },
    ],
    claims: { email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["journey"] },
    findAccount: (_context, login) => {
      const email = accounts[login];
      return (
        email && {
          accountId: login,
          claims: () => ({ sub: login, email, email_verified: true, name: login }),
        }
      );
    },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
