/** An invented company, made anew at each load: enough of everything for looking at pages and for tests. */
import type {
	Agent,
	AppliedStatus,
	AuditEntry,
	AuditSettings,
	Backup,
	CannedAnswer,
	Category,
	ChatTrigger,
	Customer,
	CustomField,
	Department,
	IncomingEmail,
	Mailbox,
	Me,
	Message,
	Named,
	Notification,
	Organization,
	OutgoingEmail,
	OwnSession,
	Permission,
	PermissionGroup,
	Queue,
	Ticket,
	TicketEvent,
} from '../api/types';
import {
	AGENT_NAMES,
	CATEGORY_NAMES,
	CUSTOMER_NAMES,
	DEPARTMENT_NAMES,
	ORGANIZATION_NAMES,
	SUBJECTS,
	TEXTS,
} from './names';

const GROUP_ID = '01930000-0000-7000-8000-000000000001';

export const PLAIN: Permission[] = [
	'TICKET_CREATE',
	'TICKET_REPLY_ANY',
	'TICKET_CLOSE',
	'TICKET_REOPEN',
	'TICKET_STATUS_APPLY',
	'TICKET_SCHEDULE',
	'CANNED_MANAGE_OWN',
	'CUSTOMER_VIEW',
	'CUSTOMER_EDIT',
	'CUSTOMER_PERSONAL_VIEW',
];
export const EVERYTHING: Permission[] = [
	...PLAIN,
	'TAG_CREATE',
	'TICKET_BULK',
	'TICKET_EXPORT',
	'TICKET_DELETE',
	'TRASH_VIEW',
	'TRASH_RESTORE',
	'TRASH_PURGE',
	'CANNED_MANAGE_SHARED',
	'TICKET_CREATE_INTERNAL',
	'TICKET_EDIT',
	'TICKET_CANCEL',
	'TICKET_TRANSFER',
	'TICKET_ESCALATE',
	'TICKET_MERGE',
	'TICKET_SPLIT',
	'CHAT_TRANSFER',
	'CHAT_VISITORS',
	'CHAT_BLOCK',
	'CHAT_DELETE',
	'CHAT_RATINGS_VIEW',
	'CUSTOMER_DELETE',
	'CUSTOMER_EXPORT',
	'TICKET_BIND_OTHERS',
	'TEAM_QUEUES',
	'MANAGE_PEOPLE',
	'MANAGE_DEPARTMENTS',
	'MANAGE_MAILBOXES',
	'MANAGE_ACCOUNT',
	'VIEW_AUDIT',
];

export const SITUATIONS = [
	'Aguardando interação do atendente',
	'Não iniciada',
	'Respondido, aguardando resposta do cliente',
	'Respondido pelo cliente, aguardando resposta',
	'Cancelada',
	'Finalizada',
	'Atendente modificado',
];

let sequence = 0;
/** Ids that look like those of the server, and stay the same from load to load. */
export function nextId(): string {
	sequence += 1;
	return `01990000-0000-7000-8000-${sequence.toString(16).padStart(12, '0')}`;
}

function ago(minutes: number): string {
	return new Date(Date.now() - minutes * 60_000).toISOString();
}

function pick<T>(list: readonly T[], index: number): T {
	return list[index % list.length] as T;
}

export class Data {
	readonly departments: Department[];
	readonly queues: Queue[];
	readonly categories: Category[];
	readonly customFields: CustomField[] = [];
	readonly agents: Agent[];
	readonly organizations: Organization[];
	readonly customers: Customer[];
	readonly tickets: Ticket[] = [];
	readonly messages = new Map<string, Message[]>();
	readonly statuses = new Map<string, AppliedStatus[]>();
	readonly events = new Map<string, TicketEvent[]>();
	readonly notifications: Notification[];
	readonly mailboxes: Mailbox[];
	readonly incoming: IncomingEmail[];
	readonly outgoing: OutgoingEmail[];
	readonly sessions: OwnSession[];
	readonly permissionGroups: PermissionGroup[];
	readonly audit: AuditEntry[];
	readonly backups: Backup[] = [];
	readonly chatTriggers: ChatTrigger[] = [
		chatTrigger('Ajuda nos planos', [
			{ subject: 'PAGE_URL', comparison: 'CONTAINS', value: '/planos', departmentId: null },
		]),
		chatTrigger('Oferta da semana', [
			{ subject: 'SECONDS_ON_PAGE', comparison: 'AT_LEAST', value: '30', departmentId: null },
		]),
	];
	readonly cannedAnswers: CannedAnswer[] = [
		cannedAnswer('Saudação', '<p>Olá, {{customer.first_name}}. Chamado {{ticket.number}}.</p>'),
		cannedAnswer('Despedida', '<p>Até logo.</p>'),
	];
	readonly auditSettings: AuditSettings = {
		auditedItems: ['customer'],
		optionalItems: ['customer', 'organization'],
		retentionMonths: 24,
		version: 1,
	};
	readonly drafts = new Map<string, { content: unknown; updatedAt: string }>();
	me: Me;

	constructor() {
		const departments: Named[] = DEPARTMENT_NAMES.map((name) => ({ id: nextId(), name }));
		const categories: Named[] = CATEGORY_NAMES.map((name) => ({ id: nextId(), name }));
		this.agents = AGENT_NAMES.map((name, index) => ({
			id: nextId(),
			name,
			email: `${name.split(' ')[0]?.toLowerCase()}@aurora.example`,
			isOwner: index === 0,
			isAdministrator: index < 2,
			active: index !== 7,
			emailValidated: index !== 6,
			hasPassword: index !== 6,
			locked: false,
			pendingEmail: null,
			lastAccessAt: index === 6 ? null : ago(index * 90),
			departments: departments
				.filter((_, place) => (place + index) % 2 === 0 || index === 0)
				.map((each, place) => ({
					departmentId: each.id,
					name: each.name,
					tickets: true,
					chat: place === 0,
					manager: index < 3,
				})),
			photoUrl: null,
			language: null,
			timeZone: null,
			chatNickname: null,
			chatOnlineAtSignIn: true,
			automaticDistribution: true,
			mostConversations: 4,
			signatureHtml: `<p>${name}<br>Equipe Aurora</p>`,
			permissionGroup: { id: GROUP_ID, name: 'Grupo Padrão' },
			workShift: null,
			version: 1,
		}));
		this.permissionGroups = [
			{
				id: GROUP_ID,
				name: 'Grupo Padrão',
				isDefault: true,
				ticketSight: 'LINKED_DEPARTMENTS',
				permissions: PLAIN,
				members: this.agents.length,
				version: 1,
			},
		];
		this.departments = departments.map((each, index) => ({
			...each,
			active: true,
			defaultCategoryId: null,
			defaultPriority: 2,
			categoryRequired: index === 1,
			categories: categories.slice(index, index + 3),
			agents: this.agents
				.filter((agent) => agent.departments.some((place) => place.departmentId === each.id))
				.map(({ id, name, active }) => ({ id, name, active, tickets: true, chat: false, manager: false })),
			settings: {
				chatGreeting: '',
				visibleToCustomers: true,
				acceptsInternalTickets: true,
				offersChat: true,
				offersTickets: true,
				autoAssignment: 'OFF',
				mailboxId: null,
				fromName: null,
				replyFooterHtml: '',
				workTimeRequired: false,
				closingByManager: false,
				workShiftId: null,
				afterChat: {
					ratingAsked: true,
					ratingFormat: 'STARS',
					ratingQuestion: null,
					contactEmail: null,
					transcriptCopied: false,
				},
			},
			pictures: { logoId: null, chatOnlineId: null, chatOfflineId: null },
			version: 1,
		}));
		this.queues = this.departments.map(({ id, name, active }) => ({
			id: nextId(),
			name,
			department: { id, name, active },
			settings: {
				distribution: 'TURN',
				ringSeconds: 30,
				missedUntilAway: null,
				mostWaiting: null,
				longestWaitMinutes: null,
				overflow: 'OFFLINE_FORM',
				overflowQueueId: null,
				sticky: false,
				stickyNotice: false,
				typingShown: false,
				idleWarningMinutes: null,
				idleEndMinutes: null,
				closingForm: false,
			},
			withoutDistribution: [],
			version: 1,
		}));
		this.categories = categories.map((each) => ({
			...each,
			active: true,
			departments: this.departments
				.filter((department) => department.categories.some((one) => one.id === each.id))
				.map(({ id, name }) => ({ id, name })),
			version: 1,
		}));
		this.organizations = ORGANIZATION_NAMES.map((name, index) => ({
			id: nextId(),
			name,
			parent: null,
			domains: [`empresa${index + 1}.example`],
			customers: 3,
			version: 1,
			notes: '',
			createdAt: ago(60 * 24 * 40),
		}));
		this.customers = CUSTOMER_NAMES.map((name, index) => {
			const organization = index % 3 === 2 ? null : pick(this.organizations, index);
			return {
				id: nextId(),
				name,
				emails: [`${name.split(' ')[0]?.toLowerCase()}${index}@empresa${(index % 5) + 1}.example`],
				phone: index % 2 ? '(41) 99123-0000' : null,
				organization: organization && { id: organization.id, name: organization.name },
				externalId: null,
				active: true,
				canOpenTickets: true,
				openTickets: index % 4,
				version: 1,
				language: null,
				notes: '',
				fields: [],
				createdAt: ago(60 * 24 * 30),
			};
		});
		for (let index = 0; index < 70; index++) {
			this.addTicket(index);
		}
		const owner = this.agents[0] as Agent;
		this.me = {
			agent: {
				...owner,
				language: null,
				timeZone: null,
				theme: 'auto',
				photoId: null,
				emailNotices: ['CUSTOMER_REPLIES'],
				browserNotices: ['CUSTOMER_REPLIES', 'NEW_TICKETS'],
				chatSignals: ['OFFER_SOUND', 'OFFER_BROWSER', 'MESSAGE_SOUND', 'MESSAGE_BROWSER'],
			},
			account: {
				id: nextId(),
				loginName: 'aurora',
				companyName: 'Aurora Equipamentos',
				language: 'pt-BR',
				timeZone: 'America/Sao_Paulo',
				accent: null,
				logoUrl: null,
			},
			language: 'pt-BR',
			timeZone: 'America/Sao_Paulo',
			chatStatus: 'OFFLINE',
			departments: owner.departments.map(({ departmentId, ...each }) => ({ id: departmentId, ...each })),
			permissions: EVERYTHING,
			ticketTopics: owner.departments.map((each) => `department:${each.departmentId}`),
			mayChangeEmail: true,
		};
		this.notifications = this.tickets.slice(0, 6).map((ticket, index) => ({
			id: nextId(),
			kind: pick(['TICKET_OPENED', 'CUSTOMER_REPLIED', 'TICKET_BOUND'], index),
			ticket: { id: ticket.id, number: ticket.number, subject: ticket.subject },
			data: { customerName: ticket.customer?.name ?? null, byName: 'Bruno Sampaio' },
			times: 1,
			createdAt: ticket.lastMessageAt,
			readAt: index < 2 ? null : ago(30),
		}));
		this.mailboxes = [
			{
				id: nextId(),
				name: 'Suporte',
				address: 'suporte@aurora.example',
				departmentId: departments[0]?.id ?? '',
				categoryId: null,
				priority: 2,
				active: true,
				imap: { host: 'localhost', port: 3143, security: 'NONE', user: 'suporte', hasPassword: true, folder: 'INBOX' },
				smtp: null,
				lastCollectedAt: ago(1),
				lastError: null,
				lastErrorAt: null,
				version: 1,
			},
		];
		const mailbox = { id: this.mailboxes[0]?.id ?? '', address: 'suporte@aurora.example' };
		this.incoming = this.tickets.slice(0, 8).map((ticket, index) => ({
			id: nextId(),
			mailbox,
			from: ticket.customer?.emails[0] ?? '',
			subject: ticket.subject,
			receivedAt: ticket.createdAt,
			outcome: pick(['OPENED', 'FOLLOWED_UP', 'IGNORED', 'SET_ASIDE'] as const, index),
			reason: index % 4 === 3 ? 'O conteúdo não pôde ser lido' : '',
			attempts: 1,
			ticket: { id: ticket.id, number: ticket.number },
		}));
		this.outgoing = this.tickets.slice(0, 8).map((ticket, index) => ({
			id: nextId(),
			kind: 'REPLY',
			to: ticket.customer?.emails[0] ?? '',
			subject: ticket.subject,
			state: pick(['SENT', 'QUEUED', 'FAILED'] as const, index),
			attempts: 1,
			lastError: index % 3 === 2 ? 'Endereço recusado' : null,
			createdAt: ticket.lastMessageAt,
			sentAt: index % 3 === 0 ? ticket.lastMessageAt : null,
			ticket: { id: ticket.id, number: ticket.number },
		}));
		this.audit = [
			{
				id: nextId(),
				at: ago(12),
				actor: { kind: 'AGENT', id: owner.id, name: owner.name },
				ip: '127.0.0.1',
				action: 'department.changed',
				itemType: 'department',
				itemId: this.departments[0]?.id ?? null,
				before: { name: 'Suporte', active: true },
				after: { name: 'Atendimento', active: false },
				filter: {},
			},
			{
				id: nextId(),
				at: ago(40),
				actor: { kind: 'ANONYMOUS', id: null, name: null },
				ip: '127.0.0.1',
				action: 'session.refused',
				itemType: 'agent',
				itemId: null,
				before: {},
				after: { email: 'alguem@aurora.example', reason: 'WRONG_PASSWORD' },
				filter: {},
			},
			{
				id: nextId(),
				at: ago(90),
				actor: { kind: 'SYSTEM', id: null, name: null },
				ip: null,
				action: 'customer.created',
				itemType: 'customer',
				itemId: null,
				before: {},
				after: { name: 'Rita Campos', notes: '', emails: ['rita@aurora.example'] },
				filter: {},
			},
		];
		this.sessions = [
			{
				id: nextId(),
				createdAt: ago(300),
				lastSeenAt: ago(0),
				ip: '127.0.0.1',
				browser: 'Chrome',
				system: 'Linux',
				current: true,
			},
		];
	}

	/** A ticket in one of the situations, by its index. */
	addTicket(index: number): Ticket {
		const situation = pick([1, 3, 0, 2, 5, 1, 3, 2, 5, 6], index);
		const department = pick(this.departments, index);
		const customer = pick(this.customers, index * 5);
		const agent = situation === 1 ? null : index % 2 ? (this.agents[0] as Agent) : pick(this.agents, index);
		const subject = pick(SUBJECTS, index * 3);
		const opened = 25 + index * index * 9;
		const last = Math.max(3, opened - 20);
		const text = pick(TEXTS, index);
		const ticket: Ticket = {
			id: nextId(),
			number: 1200 - index,
			kind: 'EXTERNAL',
			subject,
			preview: text,
			department: { id: department.id, name: department.name },
			category: index % 3 ? null : (department.categories[0] ?? null),
			priority: pick([2, 1, 2, 3, 2, 4, 1], index),
			requester: null,
			customer: {
				id: customer.id,
				name: customer.name,
				emails: customer.emails,
				phone: customer.phone,
				organization: customer.organization,
			},
			organization: customer.organization,
			agent: agent && { id: agent.id, name: agent.name },
			situation: { code: situation, name: SITUATIONS[situation] ?? '' },
			situationAt: ago(last),
			status: null,
			tags: [],
			followers: [],
			copies: [],
			createdAt: ago(opened),
			lastMessageAt: ago(last),
			lastMessageBy: situation === 2 ? 'AGENT' : 'CUSTOMER',
			closedAt: situation === 5 ? ago(last) : null,
			version: 1,
			origin: 'EMAIL',
			createdBy: null,
			firstReplyAt: situation === 2 ? ago(last) : null,
			closedBy: null,
			closeReason: null,
			notifyCustomer: true,
			notifyAgent: false,
			previousTicket: null,
			followingTickets: [],
			family: { parent: null, children: [] },
			joins: { into: null, merged: [] },
			parts: { from: null, parts: [] },
			mailbox: null,
			actions:
				situation === 5
					? ['REOPEN', 'COMMENT']
					: agent
						? ['REPLY', 'COMMENT', 'CLOSE', 'BIND_OTHER']
						: ['BIND', 'BIND_OTHER', 'COMMENT'],
			bindableAgents: this.agents.map(({ id, name }) => ({ id, name })),
			work: { seconds: 0, required: false },
			closing: { byManager: false, request: null },
			fields: [],
		};
		this.tickets.push(ticket);
		const authored = { attachments: [], quotedHtml: null, work: null, mergedFrom: null, delivery: null };
		const messages: Message[] = [
			{
				...authored,
				id: nextId(),
				kind: 'REPLY',
				author: { kind: 'CUSTOMER', id: customer.id, name: customer.name, photoUrl: null, inCopy: false },
				html: `<p>${text}</p><p>Obrigado,<br>${customer.name}</p>`,
				createdAt: ticket.createdAt,
				hasSource: true,
			},
		];
		if (agent && situation !== 0) {
			messages.push({
				...authored,
				id: nextId(),
				kind: 'REPLY',
				author: { kind: 'AGENT', id: agent.id, name: agent.name, photoUrl: null, inCopy: false },
				html: '<p>Olá. Já estamos verificando e voltamos ainda hoje.</p>',
				createdAt: ticket.lastMessageAt,
				hasSource: false,
			});
		}
		this.messages.set(ticket.id, messages);
		this.events.set(ticket.id, [
			{
				id: nextId(),
				kind: 'OPENED',
				actor: { kind: 'CUSTOMER', id: customer.id, name: customer.name },
				data: {},
				at: ticket.createdAt,
			},
		]);
		return ticket;
	}
}

function chatTrigger(name: string, conditions: ChatTrigger['conditions']): ChatTrigger {
	return {
		id: nextId(),
		name,
		description: '',
		active: true,
		once: true,
		timeZone: 'America/Sao_Paulo',
		weekdays: [],
		starts: null,
		ends: null,
		conditions,
		action: 'INVITATION',
		text: 'Precisa de ajuda?',
		imageUrl: null,
		linkUrl: null,
		waitSeconds: 0,
		departmentId: null,
		agentId: null,
		labelIds: [],
		visitorName: '',
		occasion: 'PAGE',
		version: 1,
	};
}

function cannedAnswer(name: string, html: string): CannedAnswer {
	return {
		id: nextId(),
		scope: 'EVERYONE',
		name,
		departments: [],
		html,
		manageable: true,
		updatedAt: new Date().toISOString(),
		version: 1,
	};
}
