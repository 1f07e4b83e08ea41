import type { Problem } from './frames';
import type { Language } from './texts';

/** A question of the form before a conversation, or of the one that is left while nobody is there. */
export interface Field {
	id: string;
	label: string;
	/** A sentence beside it. */
	help: string | null;
	type:
		| 'TEXT'
		| 'LONG_TEXT'
		| 'EMAIL'
		| 'PHONE'
		| 'NUMBER'
		| 'AMOUNT'
		| 'DATE'
		| 'DATE_TIME'
		| 'CHOICE'
		| 'CHOICES'
		| 'YES_NO'
		| 'CPF'
		| 'CNPJ';
	required: boolean;
	options: { id: string; label: string }[];
	/** The departments it is asked in; empty for all. */
	departmentIds: string[];
}

export interface Department {
	id: string;
	name: string;
	online: boolean;
	pictureUrl: string | null;
	/** Whether its hours run now. */
	open: boolean;
	opensAt: string | null;
}

/** What the server calls an answer when something is wrong with it. */
export const nameOf = (fieldId: string) => `fields.${fieldId}`;

/** What was answered to a question: truth, a text, or the ids of what was chosen. */
export interface Answer {
	fieldId: string;
	value: string | boolean | string[];
}

/** What the account has chosen for its widget. */
export interface Settings {
	company: string;
	side: 'LEFT' | 'RIGHT';
	color: string;
	texts: { title: string; greeting: string; offline: string; explanation: string };
	departments: Department[];
	fields: Field[];
	/** 0 where no files are taken. */
	maxFileBytes: number;
	/** Whether a message can be left while nobody is there. */
	offlineForm: boolean;
	/** Whether a conversation can be sent by e-mail. */
	transcripts: boolean;
}

/** Who the visitor is, where the company's site has said so. */
export interface Identity {
	name: string;
	/** Null for a customer without one, who is asked for it. */
	email: string | null;
}

/** Where the program is, and whose widget this is. */
export interface Place {
	/** Without a slash at its end. */
	server: string;
	key: string;
	language: Language;
}

/** A request that the server refused, or that did not reach it ({@code problem} is null then). */
export class Refused extends Error {
	constructor(readonly problem: Problem | null) {
		super(problem?.detail ?? 'unreachable');
	}
}

/** Asks the server; what is no success is thrown as {@link Refused}. */
export async function ask<T>(place: Place, path: string, request: RequestInit = {}): Promise<T> {
	let response: Response;
	try {
		response = await fetch(`${place.server}/widget/v1/${place.key}${path}`, {
			...request,
			credentials: 'omit',
			headers: { 'Accept-Language': place.language, ...request.headers },
		});
	} catch {
		throw new Refused(null);
	}
	const json = (response.headers.get('Content-Type') ?? '').includes('json') ? await response.json() : null;
	if (!response.ok) {
		throw new Refused({ status: response.status, ...json });
	}
	return json as T;
}

/** A request with a JSON body. */
export function json(body: unknown, visitor?: string): RequestInit {
	return {
		method: 'POST',
		body: JSON.stringify(body),
		headers: { 'Content-Type': 'application/json', ...(visitor && { Authorization: `Visitor ${visitor}` }) },
	};
}
