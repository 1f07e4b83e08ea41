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
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const latest = useRef<Draft | null>(null);

	useEffect(() => {
		let current = true;
		setRestored(undefined);
		const local = readLocal(agentId, place);
		readDraft(place)
			.catch(() => null)
			.then((remote) => {
				if (current) {
					const remoteTime = remote ? Date.parse(remote.updatedAt) : 0;
					setRestored(local && local.at >= remoteTime ? local.draft : ((remote?.content as Draft | undefined) ?? null));
				}
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
			writeDraft(place, draft).catch(() => undefined);
		}
	}, [place]);

	const save = useCallback(
		(draft: Draft) => {
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
		localStorage.removeItem(localKey(agentId, place));
		deleteDraft(place).catch(() => undefined);
	}, [agentId, place]);

	useEffect(() => {
		const leave = () => flush();
		window.addEventListener('pagehide', leave);
		return () => {
			window.removeEventListener('pagehide', leave);
			flush();
		};
	}, [flush]);

	return { restored, save, discard };
}

function readLocal(agentId: string, place: string): { at: number; draft: Draft } | null {
	try {
		const text = localStorage.getItem(localKey(agentId, place));
		return text ? JSON.parse(text) : null;
	} catch {
		return null;
	}
}
