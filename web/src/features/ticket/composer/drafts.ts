import { useCallback, useEffect, useRef, useState } from 'react';
import { useMe } from '../../../frame/session';
import { deleteDraft, readDraft, writeDraft } from '../api';
import type { Upload } from './uploads';

/** What is kept of a message being written. */
export interface Draft {
	html: string;
	files: Upload[];
	/** Fields of a form around the composer, such as a new ticket's subject. */
	fields?: Record<string, unknown>;
}

const SAVE_AFTER_MS = 700;
// Two people may share a browser: each finds only what is theirs.
const localKey = (agentId: string, place: string) => `balcao:draft:${agentId}:${place}`;

/**
 * Keeps a draft: at once in this browser, and soon after on the server, so that it survives a reload, a
 * sign-out, another browser and a failed send. The newer of the two wins when it is opened again.
 */
export function useDraft(place: string) {
	const agentId = useMe().agent.id;
	const [restored, setRestored] = useState<Draft | null | undefined>(undefined);
	const [restoredAt, setRestoredAt] = useState<string | null>(null);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const latest = useRef<Draft | null>(null);
	const [elsewhere, setElsewhere] = useState<Draft | null>(null);
	/** What is typed here while another tab has a newer draft, which it must not replace unasked. */
	const held = useRef<Draft | null>(null);
	const isHeld = useRef(false);
	/** One after the other: what is deleted must not be there again by a write that was on its way. */
	const remote = useRef<Promise<unknown>>(Promise.resolve());

	useEffect(() => {
		let current = true;
		setRestored(undefined);
		const local = readLocal(agentId, place);
		const unsettled = readHeld(agentId, place);
		readDraft(place)
			.catch(() => null)
			.then((remote) => {
				if (!current) {
					return;
				}
				const remoteTime = remote ? Date.parse(remote.updatedAt) : 0;
				const newest = local && local.at >= remoteTime ? local.draft : ((remote?.content as Draft | undefined) ?? null);
				if (unsettled && newest) {
					held.current = unsettled;
					isHeld.current = true;
					setElsewhere(newest);
				}
				const newestTime = Math.max(local?.at ?? 0, remoteTime);
				setRestoredAt(newestTime > 0 ? new Date(newestTime).toISOString() : null);
				setRestored(unsettled ?? newest);
			});
		return () => {
			current = false;
		};
	}, [agentId, place]);

	const flush = useCallback(() => {
		clearTimeout(timer.current);
		if (latest.current) {
			const draft = latest.current;
			latest.current = null;
			// A draft that cannot reach the server is still in this browser.
			remote.current = remote.current.then(() => writeDraft(place, draft)).catch(() => undefined);
		}
	}, [place]);

	const save = useCallback(
		(draft: Draft) => {
			if (isHeld.current) {
				hold(agentId, place, draft);
				held.current = draft;
				return;
			}
			latest.current = draft;
			try {
				localStorage.setItem(localKey(agentId, place), JSON.stringify({ at: Date.now(), draft }));
			} catch {
				// A full or forbidden storage leaves the server's copy.
			}
			clearTimeout(timer.current);
			timer.current = setTimeout(flush, SAVE_AFTER_MS);
		},
		[agentId, place, flush],
	);

	const discard = useCallback(() => {
		clearTimeout(timer.current);
		latest.current = null;
		isHeld.current = false;
		setElsewhere(null);
		localStorage.removeItem(localKey(agentId, place));
		hold(agentId, place, null);
		remote.current = remote.current.then(() => deleteDraft(place)).catch(() => undefined);
	}, [agentId, place]);

	useEffect(() => {
		const heard = ({ key, newValue }: StorageEvent) => {
			if (key === localKey(agentId, place) && newValue) {
				clearTimeout(timer.current);
				held.current = latest.current ?? held.current;
				latest.current = null;
				isHeld.current = true;
				hold(agentId, place, held.current);
				setElsewhere(readLocal(agentId, place)?.draft ?? null);
			}
		};
		window.addEventListener('storage', heard);
		return () => window.removeEventListener('storage', heard);
	}, [agentId, place]);

	/** Goes on with what is typed here, or with what the other tab has. */
	const settle = useCallback(
		(mine: boolean) => {
			isHeld.current = false;
			setElsewhere(null);
			if (mine && held.current) {
				save(held.current);
			}
			held.current = null;
			hold(agentId, place, null);
		},
		[agentId, place, save],
	);

	useEffect(() => {
		const leave = () => flush();
		window.addEventListener('pagehide', leave);
		return () => {
			window.removeEventListener('pagehide', leave);
			flush();
		};
	}, [flush]);

	return { restored, restoredAt, save, discard, elsewhere, settle };
}

/** Whether this browser keeps a draft of somebody's at a place. */
export const hasDraft = (agentId: string, place: string) => readLocal(agentId, place) !== null;

/** Adds to a draft that is not open, after what is in it. */
export async function addToDraft(agentId: string, place: string, more: Draft) {
	const remote = await readDraft(place).catch(() => null);
	const before = readLocal(agentId, place)?.draft ?? (remote?.content as Draft | undefined);
	const draft = {
		...before,
		html: (before?.html ?? '') + more.html,
		files: [...(before?.files ?? []), ...more.files],
		fields: before?.fields || more.fields ? { ...before?.fields, ...more.fields } : undefined,
	};
	localStorage.setItem(localKey(agentId, place), JSON.stringify({ at: Date.now(), draft }));
	await writeDraft(place, draft).catch(() => undefined);
}

/** Keeps what is typed while another tab's draft is newer, for this tab alone: also over a reload. */
function hold(agentId: string, place: string, draft: Draft | null) {
	try {
		if (draft) {
			sessionStorage.setItem(localKey(agentId, place), JSON.stringify(draft));
		} else {
			sessionStorage.removeItem(localKey(agentId, place));
		}
	} catch {
		// A full or forbidden storage: it still stands in the page.
	}
}

function readHeld(agentId: string, place: string): Draft | null {
	try {
		return JSON.parse(sessionStorage.getItem(localKey(agentId, place)) ?? 'null');
	} catch {
		return null;
	}
}

function readLocal(agentId: string, place: string): { at: number; draft: Draft } | null {
	try {
		const text = localStorage.getItem(localKey(agentId, place));
		return text ? JSON.parse(text) : null;
	} catch {
		return null;
	}
}
