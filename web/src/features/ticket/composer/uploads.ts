import { useCallback, useRef, useState } from 'react';
import { problemOf, uploadTo } from '../../../api/uploads';

/** Files of one message together: 25 MB, counted as the server counts them (RPL-15). */
export const MAXIMUM_BYTES = 25 * 1024 * 1024;

/** A file on its way to the server, or there already. */
export interface Upload {
	key: string;
	name: string;
	sizeBytes: number;
	mediaType: string;
	/** 0 to 1 while it is sent. */
	progress: number;
	/** The attachment's id, once it is stored. */
	id?: string;
	url?: string;
	/** Why it could not be sent, in the person's language. */
	error?: string;
}

export interface Uploads {
	files: Upload[];
	totalBytes: number;
	busy: boolean;
	tooLarge: boolean;
	/** Sends a file; answers where it can be read, or null when it was refused. */
	add: (file: File) => Promise<Upload | null>;
	remove: (key: string) => void;
	replaceAll: (files: Upload[]) => void;
}

/**
 * The attachments of a message being written: each is uploaded at once, with its progress.
 *
 * @param path where they go, if not to where agents' go
 */
export function useUploads(initial: Upload[] = [], path = '/attachments'): Uploads {
	const [files, setFiles] = useState<Upload[]>(initial);
	const aborts = useRef(new Map<string, () => void>());

	const change = useCallback((key: string, with_: Partial<Upload>) => {
		setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...with_ } : each)));
	}, []);

	const add = useCallback(
		async (file: File): Promise<Upload | null> => {
			const upload: Upload = {
				key: crypto.randomUUID(),
				name: file.name || 'imagem.png',
				sizeBytes: file.size,
				mediaType: file.type,
				progress: 0,
			};
			setFiles((all) => [...all, upload]);
			try {
				const stored = await uploadTo<Pick<Upload, 'name' | 'sizeBytes' | 'mediaType' | 'url'> & { id: string }>(
					path,
					file,
					{
						onProgress: (progress) => change(upload.key, { progress }),
						onAbortable: (abort) => aborts.current.set(upload.key, abort),
					},
				);
				const done = { ...upload, ...stored, progress: 1 };
				change(upload.key, done);
				return done;
			} catch (failure) {
				change(upload.key, { error: problemOf(failure) });
				return null;
			} finally {
				aborts.current.delete(upload.key);
			}
		},
		[change, path],
	);

	const remove = useCallback((key: string) => {
		aborts.current.get(key)?.();
		setFiles((all) => all.filter((each) => each.key !== key));
	}, []);

	const kept = files.filter((each) => !each.error);
	const totalBytes = kept.reduce((sum, each) => sum + each.sizeBytes, 0);
	return {
		files,
		totalBytes,
		busy: kept.some((each) => !each.id),
		tooLarge: totalBytes > MAXIMUM_BYTES,
		add,
		remove,
		replaceAll: setFiles,
	};
}
