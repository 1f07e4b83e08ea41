/** Shapes of the interface, as docs of /api/v1/openapi.json describe them. */

export interface Named {
	id: string;
	name: string;
}

export interface Page<T> {
	items: T[];
	nextCursor: string | null;
}

export type Permission =
	| 'TICKET_CREATE'
	| 'TICKET_REPLY'
	| 'TICKET_COMMENT'
	| 'TICKET_CLOSE'
	| 'TICKET_REOPEN'
	| 'TICKET_BIND_OTHERS'
	| 'TEAM_QUEUES'
	| 'CUSTOMER_VIEW'
	| 'CUSTOMER_EDIT'
	| 'MANAGE_PEOPLE'
	| 'MANAGE_DEPARTMENTS'
	| 'MANAGE_MAILBOXES'
	| 'MANAGE_ACCOUNT'
	| 'VIEW_AUDIT';

export type Theme = 'auto' | 'light' | 'dark';

export interface OwnData extends Named {
	email: string;
	language: string | null;
	timeZone: string | null;
	theme: Theme;
	chatNickname: string | null;
	signatureHtml: string;
	photoUrl: string | null;
	isOwner: boolean;
	isAdministrator: boolean;
	version: number;
}

export interface Me {
	agent: OwnData;
	account: { id: string; loginName: string; companyName: string; language: string; timeZone: string };
	language: string;
	timeZone: string;
	departments: (Named & { tickets: boolean; chat: boolean; manager: boolean })[];
	permissions: Permission[];
}

export interface OwnSession {
	id: string;
	createdAt: string;
	lastSeenAt: string;
	ip: string;
	browser: string | null;
	system: string | null;
	current: boolean;
}

export interface AccessLink {
	purpose: 'SET_PASSWORD' | 'RECOVER_PASSWORD' | 'VALIDATE_EMAIL';
	accountName: string;
	accountLogin: string;
	agentName: string;
	email: string;
}

export interface AgentSummary extends Named {
	email: string | null;
	isOwner: boolean;
	isAdministrator: boolean;
	active: boolean;
	emailValidated: boolean;
	lastAccessAt: string | null;
	departments: (Named & { manager: boolean })[];
	photoUrl: string | null;
	version: number;
}

export interface Placement {
	tickets: boolean;
	chat: boolean;
	manager: boolean;
}

export interface Agent extends Omit<AgentSummary, 'departments'> {
	language: string | null;
	timeZone: string | null;
	chatNickname: string | null;
	signatureHtml: string;
	departments: (Placement & { departmentId: string; name: string })[];
}

export interface Department extends Named {
	active: boolean;
	defaultCategoryId: string | null;
	defaultPriority: number;
	categoryRequired: boolean;
	categories: Named[];
	agents: (Named & Placement)[];
	version: number;
}

export interface Category extends Named {
	active: boolean;
	departments: Named[];
	version: number;
}

export interface Account {
	id: string;
	loginName: string;
	companyName: string;
	language: string;
	timeZone: string;
	reopenDays: number;
	confirmByEmail: boolean;
	automaticMailsPerHour: number;
	version: number;
}

export interface CustomerRow extends Named {
	emails: string[];
	phone: string | null;
	organization: Named | null;
	externalId: string | null;
	active: boolean;
	canOpenTickets: boolean;
	openTickets: number;
	version: number;
}

export interface Customer extends CustomerRow {
	language: string | null;
	notes: string;
	createdAt: string;
}

export interface OrganizationRow extends Named {
	parent: Named | null;
	domains: string[];
	customers: number;
	version: number;
}

export interface Organization extends OrganizationRow {
	notes: string;
	createdAt: string;
}

export interface TicketRow {
	id: string;
	number: number;
	kind: 'EXTERNAL' | 'INTERNAL';
	subject: string;
	preview: string;
	department: Named;
	category: Named | null;
	priority: 1 | 2 | 3 | 4;
	customer: Named & { email: string | null };
	organization: Named | null;
	agent: Named | null;
	situation: { code: number; name: string };
	situationAt: string;
	createdAt: string;
	lastMessageAt: string;
	lastMessageBy: 'CUSTOMER' | 'AGENT';
	closedAt: string | null;
	version: number;
	match?: { where: 'NUMBER' | 'SUBJECT' | 'MESSAGE' | 'CUSTOMER'; excerpt: string } | null;
}

export type TicketActionName = 'BIND' | 'BIND_OTHER' | 'REPLY' | 'COMMENT' | 'CLOSE' | 'REOPEN';

export interface TicketReference {
	id: string;
	number: number;
	subject: string;
}

export interface Ticket extends Omit<TicketRow, 'customer' | 'match'> {
	origin: 'EMAIL' | 'AGENT';
	createdBy: Named | null;
	firstReplyAt: string | null;
	closedBy: Named | null;
	closeReason: string | null;
	notifyCustomer: boolean;
	notifyAgent: boolean;
	previousTicket: TicketReference | null;
	followingTickets: TicketReference[];
	mailbox: { id: string; address: string } | null;
	customer: Named & { emails: string[]; phone: string | null };
	actions: TicketActionName[];
	bindableAgents: Named[] | null;
}

export interface StoredFile {
	id: string;
	name: string;
	mediaType: string;
	sizeBytes: number;
	url: string;
}

export interface Message {
	id: string;
	kind: 'REPLY' | 'COMMENT';
	author: Named & { kind: 'AGENT' | 'CUSTOMER'; photoUrl: string | null };
	html: string;
	quotedHtml: string | null;
	createdAt: string;
	hasSource: boolean;
	attachments: (StoredFile & { inline: boolean })[];
	delivery: { state: 'QUEUED' | 'SENT' | 'FAILED' | 'BOUNCED'; to: string; error: string | null; at: string } | null;
}

export interface TicketEvent {
	id: string;
	kind: string;
	actor: (Named & { kind: 'AGENT' | 'CUSTOMER' | 'SYSTEM' }) | null;
	data: unknown;
	at: string;
}

export interface TicketPageData {
	ticket: Ticket;
	messages: Message[];
	earlierCursor: string | null;
	events: TicketEvent[];
	realtime: { topic: string; seq: number };
}

export interface TabCounts {
	new: number;
	replied: number;
	newlyBound: number;
	open: number;
	teamOpen: number | null;
	teamWaiting: number | null;
}

export interface TicketDay {
	openedByHour: number[];
	closedByHour: number[];
	opened: number;
	closed: number;
	firstReplyMedianSeconds: number | null;
	openBySituation: { code: number; name: string; count: number }[];
	openByDepartment: (Named & { count: number })[];
}

export type MailSecurity = 'TLS' | 'STARTTLS' | 'NONE';

export interface Mailbox extends Named {
	address: string;
	departmentId: string;
	categoryId: string | null;
	priority: number;
	active: boolean;
	imap: { host: string; port: number; security: MailSecurity; user: string; hasPassword: boolean; folder: string };
	smtp: { host: string; port: number; security: MailSecurity; user: string | null; hasPassword: boolean } | null;
	lastCollectedAt: string | null;
	lastError: string | null;
	lastErrorAt: string | null;
	version: number;
}

export interface OutgoingServer {
	host: string;
	port: number;
	security: MailSecurity;
	user: string | null;
	hasPassword: boolean;
	fromName: string;
	fromAddress: string;
	version: number;
}

export interface IncomingEmail {
	id: string;
	mailbox: { id: string; address: string };
	from: string;
	subject: string;
	receivedAt: string;
	outcome: 'OPENED' | 'FOLLOWED_UP' | 'IGNORED' | 'BLOCKED' | 'BOUNCE' | 'SET_ASIDE';
	reason: string;
	attempts: number;
	ticket: { id: string; number: number } | null;
}

export interface OutgoingEmail {
	id: string;
	kind: string;
	to: string;
	subject: string;
	state: 'QUEUED' | 'SENT' | 'FAILED' | 'BOUNCED';
	attempts: number;
	lastError: string | null;
	createdAt: string;
	sentAt: string | null;
	ticket: { id: string; number: number } | null;
}

export interface BlockedAddress {
	address: string;
	reason: string;
	createdAt: string;
}

export interface Notification {
	id: string;
	kind: string;
	ticket: TicketReference | null;
	data: Record<string, string>;
	createdAt: string;
	readAt: string | null;
}
