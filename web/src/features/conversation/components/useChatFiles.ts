import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../api/client';
import { uploadAttachment } from '../../../api/uploads';
import { formatBytes } from '../../../frame/format';
import { MAXIMUM_BYTES } from '../../ticket/composer/uploads';

/** A file that is on its way to the customer, or did not get there. */
export interface ChatFile {
	key: string;
	file: File;
	/** From 0 to 1. */
	progress: number;
	problem: string | null;
}

/** Files that were chosen, dropped or pasted: they go one after the other, and stay in the list until they arrived. */
export function useChatFiles(stored: (file: { id: string; name: string }) => void) {
	const { t } = useTranslation('conversation');
	const [files, setFiles] = useState<ChatFile[]>([]);
	const turn = useRef<Promise<void>>(Promise.resolve());
	const aborts = useRef(new Map<string, () => void>());
	const given = useRef(new Set<string>());

	const change = (key: string, to: Partial<ChatFile>) =>
		setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...to } : each)));
	const remove = (key: string) => setFiles((all) => all.filter((each) => each.key !== key));

	const upload = async ({ key, file }: ChatFile) => {
		if (given.current.has(key)) {
			return;
		}
		try {
			const kept = await Promise.race([
				uploadAttachment(file, {
					onProgress: (progress) => change(key, { progress }),
					onAbortable: (abort) => aborts.current.set(key, abort),
				}),
				new Promise<null>((resolve) => {
					// What is given up says nothing any more.
					const abort = aborts.current.get(key);
					aborts.current.set(key, () => {
						abort?.();
						resolve(null);
					});
				}),
			]);
			if (kept) {
				stored({ id: kept.id, name: kept.name });
			}
			remove(key);
		} catch (failure) {
			change(key, { problem: problemText(failure) });
		} finally {
			aborts.current.delete(key);
		}
	};
	const enqueue = (each: ChatFile) => {
		turn.current = turn.current.then(() => upload(each));
	};

	return {
		files,
		attach: (chosen: Iterable<File>) => {
			for (const file of chosen) {
				const problem =
					file.size > MAXIMUM_BYTES ? t('composer.tooLarge', { limit: formatBytes(MAXIMUM_BYTES) }) : null;
				const each = { key: crypto.randomUUID(), file, progress: 0, problem };
				setFiles((all) => [...all, each]);
				if (problem === null) {
					enqueue(each);
				}
			}
		},
		again: (each: ChatFile) => {
			change(each.key, { progress: 0, problem: null });
			enqueue(each);
		},
		discard: (key: string) => {
			given.current.add(key);
			remove(key);
			aborts.current.get(key)?.();
		},
	};
}
