import i18next from '../i18n';
import { commonHeaders, ProblemError, problemText, tellSignedOut } from './client';
import type { StoredFile } from './types';

interface UploadWatch {
	/** From 0 to 1, as the file is sent. */
	onProgress: (progress: number) => void;
	onAbortable: (abort: () => void) => void;
}

export { problemText as problemOf };

/** Sends a file of an agent. */
export const uploadAttachment = (file: File, watch: UploadWatch) => uploadTo<StoredFile>('/attachments', file, watch);

/** Sends a file, telling how far it is; fetch cannot tell, so this is the old way. */
export function uploadTo<Stored>(path: string, file: File, watch: UploadWatch): Promise<Stored> {
	return new Promise((resolve, reject) => {
		const call = new XMLHttpRequest();
		call.open('POST', `/api/v1${path}`);
		call.responseType = 'json';
		for (const [name, value] of Object.entries(commonHeaders('POST'))) {
			call.setRequestHeader(name, value);
		}
		call.upload.onprogress = (event) => {
			if (event.lengthComputable) {
				watch.onProgress(event.loaded / event.total);
			}
		};
		call.onload = () => {
			if (call.status < 300) {
				resolve(call.response as Stored);
				return;
			}
			if (call.status === 401) {
				tellSignedOut();
			}
			reject(
				new ProblemError(
					call.status,
					call.response?.type ?? '/problems/unknown',
					call.response?.detail ?? i18next.t('frame:error.unknown', { status: call.status }),
				),
			);
		};
		call.onerror = () => reject(new ProblemError(0, '/problems/offline', i18next.t('frame:error.offline')));
		watch.onAbortable(() => call.abort());
		const form = new FormData();
		form.append('file', file, file.name || 'imagem.png');
		call.send(form);
	});
}
