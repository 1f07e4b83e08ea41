import type { Answer } from './settings';

/** What travels between a visitor's page and the server, as JSON, one frame to a message. */

/** A picture, a document: whatever goes along with a message. */
export interface FileView {
	id: string;
	name: string;
	mediaType: string;
	sizeBytes: number;
	/** Below the address of the widget. Good for a day; a fresh one comes with each reading of the message. */
	url: string;
}

export interface AgentView {
	name: string;
	/** Below the address of the widget. */
	photoUrl: string | null;
}

/** What was written, or what happened, at its place in the conversation: 1 for the first, without gaps. */
export interface Message {
	seq: number;
	author: 'CUSTOMER' | 'AGENT' | 'SYSTEM';
	agent: AgentView | null;
	kind: 'TEXT' | 'FILE' | 'EVENT';
	text: string;
	file: FileView | null;
	event: { what: string; [detail: string]: unknown } | null;
	sentAt: string;
	clientId: string | null;
}

/** How a conversation stands. */
export interface Conversation {
	id: string;
	number: number;
	departmentId: string;
	state: 'WAITING' | 'RINGING' | 'ACTIVE' | 'ENDED';
	/** 1 for who is next; null when it does not wait, and where a change of state alone is told. */
	position: number | null;
	estimateSeconds: number | null;
	agent: AgentView | null;
	lastSeq: number;
	/** Up to where the agent's browser has got, and the agent has read, what was sent. */
	agentGotSeq: number;
	agentSeenSeq: number;
	endReason: string | null;
	/** Whether a rating is asked for, and was not given yet. */
	ratable: boolean;
	/** How it is asked for: a sad, a neutral and a happy face count as one, three and five stars. */
	ratingFormat: 'STARS' | 'FACES';
	/** In the department's words; null for the usual ones. */
	ratingQuestion: string | null;
	/** Whether agents see what is being written before it is sent, which visitors are told. */
	typingShown: boolean;
	/** Whether it waits, and nobody is there any more. */
	alone: boolean;
}

/** A refusal, as the whole interface writes them. */
export interface Problem {
	type?: string;
	status?: number;
	title?: string;
	detail?: string;
	errors?: { field: string; message: string }[];
	retryAfterSeconds?: number;
}

export interface Invitation {
	id: string;
	text: string;
	agent: AgentView | null;
	imageUrl: string | null;
	linkUrl: string | null;
	expiresAt: string | null;
	/** Whether the window opens with it: only where a rule of the account says so. */
	open?: boolean;
	/** Of a rule of the account: what tells the server that it was shown here. */
	proof?: string;
}

export type ServerFrame =
	| { type: 'welcome'; visitorId: string; conversation: Conversation | null; seq: number }
	| ({ type: 'message' } & Message)
	| { type: 'state'; conversation: Conversation | null }
	| { type: 'place'; conversation: string; position: number; estimateSeconds: number | null }
	| { type: 'ack'; id: number; clientId: string; seq: number; sentAt: string }
	| { type: 'started'; id: number; conversation: Conversation }
	| { type: 'error'; id?: number; problem: Problem }
	| { type: 'typing'; agent: boolean }
	| { type: 'marks'; agentGotSeq: number; agentSeenSeq: number }
	| { type: 'reset'; seq: number }
	| ({ type: 'invitation' } & Invitation)
	| { type: 'invitation-over'; id: string }
	/** Without an id, a rule of the account says so, and nobody waits for an answer. */
	| { type: 'redirect'; id?: string; url: string }
	| { type: 'heartbeat' }
	| { type: 'pong' }
	| { type: 'bye'; reason: string };

export interface Page {
	url: string;
	title: string;
}

/** What is filled in before a conversation. */
export interface Start {
	clientId: string;
	departmentId: string | null;
	name: string;
	email: string;
	answers: Answer[];
	message: string;
	/** Of the card that was followed. */
	proof?: string;
}

export type BrowserFrame =
	| {
			type: 'hello';
			visitor: string;
			conversation: string | null;
			after: number | null;
			page: Page;
			language: string;
			timeZone: string;
			referrer: string;
	  }
	| ({ type: 'start'; id: number } & Start)
	| { type: 'send'; id: number; clientId: string; text: string; file: string | null }
	| { type: 'typing'; text: string | null }
	| { type: 'seen'; seq: number }
	| { type: 'got'; seq: number }
	| { type: 'end' }
	| { type: 'page'; url: string; title: string }
	/** The chat was opened by its button. */
	| { type: 'open' }
	| { type: 'saw'; invitationId: string }
	/** By the proof, of what a rule of the account shows; else of an agent's. */
	| ({ type: 'answer'; accepted: boolean } & ({ invitationId: string } | { proof: string }))
	| { type: 'ping' };
