import type {
	Account,
	ApiToken,
	ApiTokenPolicy,
	FirstStep,
	FirstStepsProgress,
	LegalDocument,
	LegalVersion,
	NoticeKind,
	NoticePreferences,
} from '../api/types';
import { type Answer, type Call, missing, nothing, paged, problem, type Route } from './call';
import { type Data, nextId } from './data';

const KINDS: NoticeKind[] = [
	'SEATS_TAKEN',
	'MAILBOX_FAILED',
	'SIGN_IN_SERVICE_FAILED',
	'BACKUP_READY',
	'NEW_VERSION',
	'WEEKLY_SUMMARY',
];

const STEPS: FirstStep[] = ['COMPANY', 'DEPARTMENT', 'HOURS', 'AGENTS', 'MAILBOX', 'TICKET'];

/** The account's settings, its owner, its documents, its notices and its tokens. */
export class FakeAccount {
	readonly account: Account;
	readonly owner: { id: string; name: string };
	readonly notices: NoticePreferences = {
		choices: KINDS.map((kind) => ({ kind, administrators: true, owner: true })),
		version: 1,
	};
	readonly documents: LegalDocument[] = (['TERMS', 'PRIVACY'] as const).map((kind) => ({
		kind,
		draftHtml: '',
		liveHtml: '',
		liveNumber: 0,
		liveSince: null,
		externalUrl: null,
		address: null,
		version: 1,
	}));
	readonly versions: Record<string, LegalVersion[]> = { TERMS: [], PRIVACY: [] };
	readonly steps: FirstStepsProgress = {
		steps: STEPS.map((step) => ({ step, done: true })),
		dismissed: false,
	};
	readonly tokens: ApiToken[] = [];
	readonly policy: ApiTokenPolicy = { agentsMayCreate: false, version: 1 };

	constructor(private readonly data: Data) {
		this.account = {
			...data.me.account,
			active: true,
			accent: null,
			legalName: null,
			logoId: null,
			logoUrl: null,
			phone: null,
			postalAddress: null,
			supportEmail: null,
			taxId: null,
			website: null,
			reopenDays: 30,
			confirmByEmail: false,
			takeCopies: true,
			automaticMailsPerHour: 10,
			version: 1,
		};
		this.owner = { id: data.me.agent.id, name: data.me.agent.name };
	}

	readonly routes: Route[] = [
		['GET', /^\/account$/, () => this.account],
		['PUT', /^\/account$/, (call) => change(this.account, call)],
		['GET', /^\/account\/owner$/, () => this.owner],
		['PUT', /^\/account\/owner$/, ({ body }) => this.give(body.to)],
		['GET', /^\/notice-preferences$/, () => this.notices],
		['PUT', /^\/notice-preferences$/, (call) => change(this.notices, call)],
		['GET', /^\/first-steps$/, () => this.steps],
		['PUT', /^\/first-steps\/dismissal$/, () => Object.assign(this.steps, { dismissed: true }) && nothing()],
		['DELETE', /^\/first-steps\/dismissal$/, () => Object.assign(this.steps, { dismissed: false }) && nothing()],
		['GET', /^\/legal-documents$/, () => ({ items: this.documents })],
		['GET', /^\/legal-documents\/(\w+)\/versions$/, ({ ids }) => ({ items: this.versions[ids[0] ?? ''] ?? [] })],
		[
			'PUT',
			/^\/legal-documents\/(\w+)\/draft$/,
			(call) => change(this.document(call.ids[0]), { ...call, body: { draftHtml: call.body.html } }),
		],
		['PUT', /^\/legal-documents\/(\w+)$/, (call) => this.publish(call)],
		['GET', /^\/public-documents\/([^/]+)\/(\w+)$/, ({ ids }) => this.publicDocument(ids[1])],
		['GET', /^\/api-token-policy$/, () => this.policy],
		['PUT', /^\/api-token-policy$/, (call) => change(this.policy, call)],
		['GET', /^\/api-tokens$/, (call) => paged(call, this.tokens)],
		['POST', /^\/api-tokens$/, (call) => this.makeToken(call)],
		['DELETE', /^\/api-tokens\/([^/]+)$/, ({ ids }) => this.revoke(ids[0])],
	];

	private give(to: string): Answer {
		const found = this.data.agents.find((each) => each.id === to);
		if (!found) {
			return problem(400, 'validation', 'Confira os campos.', {
				errors: [{ field: 'to', code: 'unknown', message: 'Escolha um atendente ativo.' }],
			});
		}
		Object.assign(this.owner, { id: found.id, name: found.name });
		return nothing();
	}

	private document(kind: string | undefined): LegalDocument | undefined {
		return this.documents.find((each) => each.kind === kind);
	}

	private publish(call: Call): Answer {
		const document = this.document(call.ids[0]);
		if (!document) {
			return missing();
		}
		const { externalUrl } = call.body;
		if (externalUrl && !/^https?:/.test(externalUrl)) {
			return problem(400, 'validation', 'Confira os campos.', {
				errors: [{ field: 'externalUrl', code: 'format', message: 'Informe um endereço http ou https.' }],
			});
		}
		const isNew = document.draftHtml !== document.liveHtml;
		const now = new Date().toISOString();
		if (isNew) {
			this.versions[document.kind]?.unshift({
				html: document.draftHtml,
				number: document.liveNumber + 1,
				publishedAt: now,
				publishedBy: this.data.me.agent.name,
			});
		}
		return change(document, {
			...call,
			body: {
				externalUrl,
				liveHtml: document.draftHtml,
				liveNumber: document.liveNumber + Number(isNew),
				liveSince: isNew ? now : document.liveSince,
				address: externalUrl ?? (document.draftHtml ? `/termos/${this.account.loginName}` : null),
			},
		});
	}

	private publicDocument(kind: string | undefined): Answer {
		const document = this.document(kind);
		if (!document?.address) {
			return missing();
		}
		const { companyName, language } = this.account;
		const { externalUrl, liveHtml, liveNumber, liveSince } = document;
		return { companyName, language, kind, externalUrl, html: liveHtml, number: liveNumber, since: liveSince };
	}

	private makeToken({ body }: Call): Answer {
		const token: ApiToken = {
			id: nextId(),
			name: body.name,
			scopes: body.scopes,
			addresses: body.addresses,
			agent: { id: this.data.me.agent.id, name: this.data.me.agent.name },
			hint: 'blc_…9f3a',
			createdAt: new Date().toISOString(),
			expiresAt: new Date(Date.now() + body.days * 86_400_000).toISOString(),
			lastUsedAt: null,
			lastUsedIp: null,
			revokedAt: null,
			state: 'ACTIVE',
		};
		this.tokens.unshift(token);
		return { token, secret: 'blc_invented-secret-9f3a' };
	}

	private revoke(id: string | undefined): Answer {
		const token = this.tokens.find((each) => each.id === id);
		if (!token) {
			return missing();
		}
		Object.assign(token, { state: 'REVOKED', revokedAt: new Date().toISOString() });
		return nothing();
	}
}

/** Changes what was not changed since it was read. */
function change(record: { version: number } | undefined, { body, headers }: Call): Answer {
	if (!record) {
		return missing();
	}
	if (headers.get('If-Match') !== `"${record.version}"`) {
		return problem(412, 'version-conflict', 'Outra pessoa salvou este registro antes de você.', { current: record });
	}
	return Object.assign(record, body, { version: record.version + 1 });
}
