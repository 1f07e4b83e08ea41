import { ImapFlow } from "imapflow";
import { createTransport, type SendMailOptions } from "nodemailer";
import PostalMime, { type Email } from "postal-mime";

const host = "127.0.0.1";
const smtpPort = Number(process.env.BALCAO_SMTP_PORT ?? 3025);
const imapPort = Number(process.env.BALCAO_IMAP_PORT ?? 3143);

/** Sends a message as a customer's mail client does, and answers its Message-ID. */
export async function sendMail(message: SendMailOptions): Promise<string> {
  const transport = createTransport({ host, port: smtpPort, secure: false, ignoreTLS: true });
  const { messageId } = await transport.sendMail(message);
  return messageId;
}

/** Everything in somebody's inbox of the local mail server, oldest first. */
export async function readInbox(address: string): Promise<Email[]> {
  const client = new ImapFlow({
    host,
    port: imapPort,
    secure: false,
    auth: { user: address, pass: "any" },
    logger: false,
  });
  await client.connect();
  try {
    const lock = await client.getMailboxLock("INBOX");
    try {
      const messages: Email[] = [];
      if (client.mailbox && client.mailbox.exists > 0) {
        for await (const { source } of client.fetch("1:*", { source: true })) {
          if (source) messages.push(await PostalMime.parse(source));
        }
      }
      return messages;
    } finally {
      lock.release();
    }
  } finally {
    await client.logout();
  }
}

/** Waits for a message that is what is looked for. */
export async function awaitMail(
  address: string,
  wanted: (message: Email) => boolean,
  seconds = 20,
): Promise<Email> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const found = (await readInbox(address)).find(wanted);
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`No such message came to ${address} in ${seconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
